from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0019_practical_lessons")]

    operations = [
        install(
            "chain",
            "practical_index_purposes",
            undo="COMMENT ON INDEX practical_attempts_pkey IS NULL",
            sha256="d050b837ed3759367f77e8148ff8593f05c7309a0cc23a90e104b9527bd1396d",
        ),
    ]
