from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0001_chain"), ("settings", "0002_updated_at")]

    operations = [
        install("chain", "updated_at_triggers", undo="DROP TRIGGER transactions_updated_at ON transactions"),
    ]
