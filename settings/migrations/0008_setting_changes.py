import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("settings", "0007_owed_index_purposes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SettingChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("setting_key", models.CharField(max_length=100, verbose_name="key")),
                ("old_value", models.JSONField(verbose_name="before")),
                ("new_value", models.JSONField(verbose_name="after")),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="changed"
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="setting_changes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a setting",
                "verbose_name_plural": "history of settings",
                "db_table": "setting_changes",
                "indexes": [
                    models.Index(
                        models.F("setting_key"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="setting_changes_key_idx",
                    ),
                    models.Index(
                        condition=models.Q(("changed_by__isnull", False)),
                        fields=["changed_by"],
                        name="setting_changes_by_idx",
                    ),
                ],
            },
        ),
    ]
