from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0041_kept_verdicts")]

    operations = [
        install(
            "learning",
            "verdict_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="a316a947ba794760c6c461ee609e1bf840504c1f20a9f0c43bd489db5958a4c8",
        ),
    ]
