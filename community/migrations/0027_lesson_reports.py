import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0026_posts_read_anew"),
        ("learning", "0032_glossary_index_purposes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LessonReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="step")),
                ("words", models.CharField(max_length=500, verbose_name="what is wrong")),
                (
                    "content_version",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        editable=False,
                        max_length=12,
                        verbose_name="content version",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="reported"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("mended", "Mended"), ("no_mistake", "No mistake")],
                        max_length=10,
                        null=True,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "answer",
                    models.CharField(blank=True, db_default="", default="", max_length=500, verbose_name="answer"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decided_lesson_reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lesson",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="learning.lesson",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="lesson_reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mistake in a lesson",
                "verbose_name_plural": "mistakes in lessons",
                "db_table": "lesson_reports",
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome__isnull", True)), fields=["id"], name="lesson_reports_open_idx"
                    ),
                    models.Index(fields=["lesson"], name="lesson_reports_lesson_idx"),
                    models.Index(fields=["reporter"], name="lesson_reports_reporter_idx"),
                    models.Index(
                        condition=models.Q(("decided_by__isnull", False)),
                        fields=["decided_by"],
                        name="lesson_reports_decided_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("outcome__isnull", True)),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("outcome__in", ["mended", "no_mistake"]),
                                ("outcome__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="lesson_reports_outcome_check",
                    )
                ],
            },
        ),
    ]
