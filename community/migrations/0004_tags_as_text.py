from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0003_index_purposes")]

    operations = [
        install(
            "community",
            "tags_text",
            undo="DROP FUNCTION tags_text(text[])",
            sha256="e9fbb03caf9b06fde3f6dccace65631d0638cb6556234789ba39feb151559ef1",
        )
    ]
