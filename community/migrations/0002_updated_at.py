from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0001_forum"), ("settings", "0002_updated_at")]

    operations = [
        install(
            "community",
            "updated_at_triggers",
            undo="""
                DROP TRIGGER discussions_updated_at ON discussions;
                DROP TRIGGER replies_updated_at ON replies;
            """,
        ),
    ]
