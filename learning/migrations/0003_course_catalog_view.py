from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_counters_kept_by_triggers")]

    operations = [
        install(
            "learning",
            "v_course_catalog",
            undo="DROP VIEW v_course_catalog",
            sha256="794e3ae9f359715ebce98aa690e2537a3821bf73fcc0d0a351dbd4bc887055ab",
        )
    ]
