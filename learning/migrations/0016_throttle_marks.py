from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("learning", "0015_former_usernames")]

    operations = [
        migrations.CreateModel(
            name="ThrottleMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope", models.CharField(max_length=40, verbose_name="limit")),
                ("subject", models.CharField(max_length=80, verbose_name="of whom")),
                ("hits", models.IntegerField(verbose_name="counted")),
                ("ends_at", models.DateTimeField(verbose_name="counted until")),
                ("refused", models.IntegerField(db_default=0, default=0, verbose_name="refused")),
                ("refused_at", models.DateTimeField(blank=True, null=True, verbose_name="last refused")),
            ],
            options={
                "verbose_name": "limit reached",
                "verbose_name_plural": "limits reached",
                "db_table": "throttle_marks",
                "indexes": [
                    models.Index(
                        F("refused_at").desc(),
                        F("id").desc(),
                        condition=Q(("refused__gt", 0)),
                        name="throttle_marks_refused_idx",
                    ),
                    models.Index(fields=["ends_at"], name="throttle_marks_ended_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("scope", "subject"), name="throttle_marks_scope_subject_key"),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("refused", 0), ("refused_at", None)),
                            Q(("refused__gt", 0), ("refused_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="throttle_marks_refused_check",
                    ),
                ],
            },
        ),
    ]
