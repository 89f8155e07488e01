from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0014_own_transactions"), ("learning", "0026_content_versions")]

    operations = [
        # Each refers to the one before, so that they are installed together. Badges that are held already stay.
        # reward_community() is installed by 0017 now.
        install(
            "learning",
            "paced_lessons",
            undo="DROP FUNCTION paced_lessons(bigint[])",
            sha256="3b91c192e83e61678c31949e6b8e4803420635f1e5bd666ad1b638c231d00104",
        ),
        install(
            "learning",
            "honest_learning",
            undo="DROP FUNCTION honest_learning(bigint[])",
            sha256="19c507116408d1802c60fb05c2e39ee297f3d85492d32168a50d794cfd0b7dff",
        ),
        install(
            "gamification",
            "thanks_from",
            undo="DROP FUNCTION thanks_from(bigint, bigint, timestamptz)",
            sha256="b62dd564837a39d22d37b99c09afe2f65871a1c3ad7622b830aa2e7cdcf5be24",
        ),
        install(
            "gamification",
            "upvotes_with_weight",
            undo="DROP FUNCTION upvotes_with_weight(bigint)",
            sha256="bb1edc359b24bd529fd6480ceddfddff4bd5d846fff202717b9b15c86466af86",
        ),
        install(
            "gamification",
            "learner_metrics",
            undo="DROP FUNCTION learner_metrics(bigint)",
            sha256="8931f3a9cc4787925d1129f46778f716106a0bdb268b6f724c6e37297133abbe",
        ),
    ]
