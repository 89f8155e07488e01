import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0046_list_index_purposes")]

    operations = [
        migrations.CreateModel(
            name="DeadLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=500, verbose_name="address")),
                ("trouble", models.CharField(max_length=200, verbose_name="what is wrong")),
                ("found_at", models.DateTimeField(verbose_name="first found")),
                ("times_seen", models.IntegerField(db_default=1, default=1, verbose_name="times in a row")),
                (
                    "lesson",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dead_links",
                        to="learning.lesson",
                    ),
                ),
            ],
            options={
                "verbose_name": "dead link",
                "verbose_name_plural": "dead links",
                "db_table": "dead_links",
                "constraints": [
                    models.UniqueConstraint(fields=("lesson", "address"), name="dead_links_lesson_id_address_key"),
                    models.CheckConstraint(
                        condition=models.Q(("times_seen__gte", 1)), name="dead_links_times_seen_check"
                    ),
                ],
            },
        ),
    ]
