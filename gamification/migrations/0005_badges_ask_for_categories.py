from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0004_index_purposes")]

    operations = [
        install("gamification", "learner_metrics", undo="DROP FUNCTION learner_metrics(bigint)"),
    ]
