from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("gamification", "0012_equal_places"),
        ("learning", "0017_throttle_and_honest_learning"),
        ("community", "0005_whole_threads"),
    ]

    operations = [
        # It is told now who gives, and from which network.
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS reward_community(bigint, text, text, int, timestamptz)", migrations.RunSQL.noop
        ),
    ]
