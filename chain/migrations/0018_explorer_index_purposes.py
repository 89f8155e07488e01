from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0017_explorer_index")]

    operations = [
        install(
            "chain",
            "explorer_index_purposes",
            undo="COMMENT ON INDEX explorer_blocks_pkey IS NULL",
            sha256="e1c76ab7acbf3f299e54457e00c58359c750ebb88023cdf246873b8aaa837bf3",
        ),
    ]
