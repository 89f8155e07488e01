from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0004_exactly_once_sender")]

    operations = [install("chain", "sender_index_purposes", undo=migrations.RunSQL.noop)]
