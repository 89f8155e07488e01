from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0022_own_contracts")]

    operations = [
        install(
            "chain",
            "own_contract_purposes",
            undo=migrations.RunSQL.noop,
            sha256="483b3cf22f12b9a09db2236068470eb0dd392576f8064a5e4f47e02ea934ccea",
        ),
    ]
