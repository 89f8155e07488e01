from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0010_search_is_no_field"),
    ]

    operations = [
        migrations.AddField(
            model_name="quizattempt",
            name="feedback",
            field=models.JSONField(
                blank=True,
                db_default={},
                default=dict,
                help_text="What grading said, where that cannot be worked out again.",
                verbose_name="feedback",
            ),
        ),
        migrations.AddField(
            model_name="quizattempt",
            name="outcome",
            field=models.JSONField(
                blank=True,
                help_text="What a worker's grading completed and earned, for the page to show.",
                null=True,
                verbose_name="outcome",
            ),
        ),
        migrations.AddField(
            model_name="quizattempt",
            name="status",
            field=models.CharField(
                choices=[("graded", "Graded"), ("waiting", "Waiting to be graded"), ("failed", "Could not be graded")],
                db_default="graded",
                default="graded",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="quizattempt",
            name="is_passed",
            field=models.BooleanField(default=False, verbose_name="passed"),
        ),
        migrations.AlterField(
            model_name="quizattempt",
            name="score_percentage",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="score"),
        ),
        migrations.AddIndex(
            model_name="quizattempt",
            index=models.Index(
                condition=models.Q(("status", "waiting")), fields=["submitted_at"], name="quiz_attempts_waiting_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="quizattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("score_percentage__isnull", False), ("status", "graded")),
                    models.Q(
                        ("is_passed", False), ("score_percentage__isnull", True), ("status__in", ("waiting", "failed"))
                    ),
                    _connector="OR",
                ),
                name="quiz_attempts_status_check",
            ),
        ),
        install(
            "learning",
            "count_quiz_attempts",
            undo="DROP FUNCTION count_quiz_attempts() CASCADE; DROP TRIGGER quiz_attempts_stay ON quiz_attempts",
            sha256="e7dbb69d16bbba40de4c0c8702b743af5f6e3cde8dde0b4207c2427c26264123",
        ),
        install(
            "learning",
            "count_graded_attempt",
            undo="DROP FUNCTION count_graded_attempt() CASCADE",
            sha256="d364ec8841306baf6dab5856f6c2433468e4359005efd8167b36a1a137558835",
        ),
        install(
            "learning",
            "index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="43bd5106862aef41b98387c233f96a22a71dbe37f9ca3a1b187a5b1434af6dc8",
        ),
    ]
