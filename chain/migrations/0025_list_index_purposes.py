from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0024_list_indexes")]

    operations = [
        install(
            "chain",
            "list_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="378988e248ae1752d0f6b86e0452b0f0a1a8e0474e2f76a40cb513802c4d1377",
        ),
    ]
