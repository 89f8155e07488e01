from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("community", "0012_email_confirmations")]

    operations = [
        install(
            "community",
            "address_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="61c7d09ea159d90828cc585ba137fba64aa0f7bc7adf2d8092e46aed85009716",
        )
    ]
