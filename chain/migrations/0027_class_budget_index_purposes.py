from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds them.
    dependencies = [("chain", "0026_class_budgets")]

    operations = [
        install(
            "chain",
            "class_budget_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="641001b308d0fd11f0b4e5ae8e8d4bcf91f1e84cd6a9b3be4690eeee7695b749",
        ),
    ]
