from django.db import migrations, models


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
    ]
