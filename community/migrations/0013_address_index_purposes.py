from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("community", "0012_email_confirmations")]

    operations = [install("community", "address_index_purposes", undo=migrations.RunSQL.noop)]
