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
        install(
            "gamification",
            "reward_community",
            undo="DROP FUNCTION reward_community(bigint, text, text, int, bigint, text, timestamptz)",
            sha256="07661b6dfd0ac5be15f9a63edad2295835c58f3eb4e59644a10a768569d40251",
        ),
        install(
            "gamification",
            "upvotes_with_weight",
            undo="DROP FUNCTION upvotes_with_weight(bigint)",
            sha256="6c8836539e629d1dc9583ff093fc37d5e5378848cf86d6b23925e3ddc629b304",
        ),
        install(
            "gamification",
            "learner_metrics",
            undo="DROP FUNCTION learner_metrics(bigint)",
            sha256="2ab72a454ba89e3fc0d20ed1031ecb8f62381fac848230a019cb299bb6fe86cc",
        ),
    ]
