from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0024_lesson_draws")]

    operations = [
        install(
            "learning",
            "draw_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="b5babf678fe6cd07de5829039a623fcd63dffd2e165420d71390de46d88dc486",
        ),
    ]
