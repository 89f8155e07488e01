from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0043_list_indexes")]

    operations = [
        install(
            "learning",
            "list_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="30caeee04040f298e766bd8ef6a60a43dd81d8604e0b7ac286c0188089e0cd32",
        ),
    ]
