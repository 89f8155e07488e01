from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("gamification", "0013_what_giving_weighs")]

    # learner_metrics() is installed by 0015 now.
    operations: list[migrations.operations.base.Operation] = []
