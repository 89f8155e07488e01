from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0043_course_drafts")]

    operations = [
        install(
            "learning",
            "draft_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="757f53aed7e063648e868aeb8f8ba48fb7c0c0ef3a1abc210ea5fc858efe79c4",
        ),
    ]
