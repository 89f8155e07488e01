import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("settings", "0005_lock_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwedTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("task", models.CharField(max_length=200, verbose_name="task")),
                ("arguments", models.JSONField(db_default=[], default=list, verbose_name="arguments")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="owed since"
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="next try")),
                ("attempts", models.SmallIntegerField(db_default=0, default=0, verbose_name="attempts")),
                (
                    "trouble",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="last trouble"
                    ),
                ),
            ],
            options={
                "verbose_name": "owed task",
                "verbose_name_plural": "owed tasks",
                "db_table": "owed_tasks",
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["due_at"], name="owed_tasks_due_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("attempts__gte", 0)), name="owed_tasks_attempts_check")
                ],
            },
        ),
    ]
