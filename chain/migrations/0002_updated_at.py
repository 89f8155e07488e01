from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0001_chain"), ("settings", "0002_updated_at")]

    operations = [
        install(
            "chain",
            "updated_at_triggers",
            undo="DROP TRIGGER transactions_updated_at ON transactions",
            sha256="b69680c6cf57e13c25c7013310d2667516874dc7b9e23892db8e556f7147c373",
        ),
    ]
