from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("chain", "0027_class_budget_index_purposes"),
        ("learning", "0055_insight_functions"),
    ]

    operations = [
        install(
            "chain",
            "insight_volumes",
            undo="DROP FUNCTION insight_volumes(date)",
            sha256="a2afb9d1a1c89f9975023399b11d9ecb2293ecd006d9ac7b81757ee02b4c0d62",
        ),
    ]
