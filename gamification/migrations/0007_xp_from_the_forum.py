from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0006_leave_boards"), ("community", "0005_whole_threads")]

    operations = [
        migrations.AlterField(
            model_name="xpaward",
            name="reason",
            field=models.CharField(
                choices=[
                    ("lesson_completed", "Lesson completed"),
                    ("quiz_passed", "Quiz passed"),
                    ("quiz_perfect", "Quiz without a mistake"),
                    ("course_completed", "Course finished"),
                    ("achievement", "Badge earned"),
                    ("streak_milestone", "Streak milestone"),
                    ("answer_accepted", "Answer accepted"),
                    ("upvote_received", "Upvote received"),
                    ("adjustment", "Adjusted by the school"),
                ],
                max_length=40,
                verbose_name="reason",
            ),
        ),
        install(
            "gamification",
            "learner_metrics",
            undo="DROP FUNCTION learner_metrics(bigint)",
            sha256="5b584aa19b6a478adf248d2fed0b2bc8bb4f4d48b9155752f711329691062b35",
        ),
        install(
            "gamification",
            "reward_community",
            undo="DROP FUNCTION reward_community(bigint, text, text, int, timestamptz)",
            sha256="d944d6e951becf811d76ba030530b549819b937859ccde2f52812c5119bd4c39",
        ),
    ]
