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
            sha256="cb2d972b67568ed80baa13975b79b9b7f66b513519471a0dd53d7a19bc26fd41",
        ),
    ]
