from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0045_list_indexes")]

    operations = [
        install(
            "learning",
            "list_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="48d6f9c7e55f3ea5ee31ab72c65793ee30c118a921b3f789ce283091d147dce2",
        ),
    ]
