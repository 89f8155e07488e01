import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0050_class_index_purposes"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=60, verbose_name="act")),
                ("about", models.CharField(blank=True, db_default="", default="", max_length=100, verbose_name="on")),
                (
                    "object_id",
                    models.CharField(blank=True, db_default="", default="", max_length=100, verbose_name="row"),
                ),
                (
                    "words",
                    models.CharField(blank=True, db_default="", default="", max_length=1000, verbose_name="words"),
                ),
                ("page", models.CharField(blank=True, db_default="", default="", max_length=300, verbose_name="page")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="when"
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="staff_acts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="acts_of_staff",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="whom it concerns",
                    ),
                ),
            ],
            options={
                "verbose_name": "act of staff",
                "verbose_name_plural": "record of staff",
                "db_table": "staff_acts",
                "indexes": [
                    models.Index(
                        models.F("actor"), models.OrderBy(models.F("id"), descending=True), name="staff_acts_actor_idx"
                    ),
                    models.Index(
                        models.F("person"),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("person__isnull", False)),
                        name="staff_acts_person_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act__regex", "^[a-z][a-z0-9_-]*$")), name="staff_acts_act_check"
                    )
                ],
            },
        ),
    ]
