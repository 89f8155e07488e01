from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0039_code_works")]

    operations = [
        install(
            "learning",
            "code_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="da714c25543c1b1a85da981d56fa69cbbda890a819974241500d685ee10e34be",
        ),
    ]
