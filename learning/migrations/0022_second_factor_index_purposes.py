from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0021_second_factors")]

    operations = [
        install(
            "learning",
            "second_factor_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="1994eca60ac892dd25373cda931466e116dab3c5fca0718ed8526735288cfba6",
        ),
    ]
