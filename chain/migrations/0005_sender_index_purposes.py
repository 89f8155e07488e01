from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0004_exactly_once_sender")]

    operations = [
        install(
            "chain",
            "sender_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="c3288370fbbcc31a4c0b27c4983a43b1d16e237f39176e72938e86b25d840455",
        )
    ]
