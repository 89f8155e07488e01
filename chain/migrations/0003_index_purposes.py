from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0002_updated_at")]

    operations = [
        install(
            "chain",
            "index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="cc86c5e4f8b5ef4ce1bd80bd22097350cddebb671254b5e60cc4082578390aeb",
        )
    ]
