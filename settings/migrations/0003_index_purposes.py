from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0002_updated_at")]

    operations = [
        install(
            "settings",
            "index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="9759698566bff87e0b6c12a1ea7f1024a58578f6ee76e42fbb102943c8af85fd",
        )
    ]
