from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0024_list_indexes")]

    operations = [
        install(
            "chain",
            "list_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="30885ab2d5b1dfa27ea78ec3a913c78408ba7d800ff3add084a6e98fd6fedee9",
        ),
    ]
