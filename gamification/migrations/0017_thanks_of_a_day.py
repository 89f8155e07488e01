from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0016_reviews_are_learning")]

    operations = [
        install(
            "gamification",
            "reward_community",
            undo="DROP FUNCTION reward_community(bigint, text, text, int, bigint, text, timestamptz)",
            sha256="dde751ef97ffe2eb5b711a2451dc93669fa857defc5d3d58b7d1861925127955",
        ),
    ]
