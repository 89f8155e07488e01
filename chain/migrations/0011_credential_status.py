import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("chain", "0010_busy_trouble"),
    ]

    operations = [
        migrations.CreateModel(
            name="CredentialStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list_number", models.IntegerField(verbose_name="list")),
                ("position", models.IntegerField(verbose_name="position")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="drawn"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "certificate",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="credential_status",
                        to="chain.nftcertificate",
                    ),
                ),
            ],
            options={
                "verbose_name": "credential status",
                "verbose_name_plural": "credential statuses",
                "db_table": "credential_statuses",
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", False)),
                        fields=["list_number"],
                        name="credential_statuses_ended_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("list_number", "position"), name="credential_statuses_list_number_position_key"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 0), ("position__lt", 131072)),
                        name="credential_statuses_position_check",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certificate__isnull", False), ("ended_at__isnull", False), _connector="OR"
                        ),
                        name="credential_statuses_ended_check",
                    ),
                ],
            },
        ),
        install(
            "chain",
            "draw_credential_status",
            undo="DROP FUNCTION draw_credential_status(bigint)",
            sha256="1bc8be88919c20fc32b36aa38365bc34fa7a86d40f772b4a7a4f9445781d2421",
        ),
        install(
            "chain",
            "keep_credential_status",
            undo="DROP FUNCTION keep_credential_status() CASCADE",
            sha256="eadbbe9606e458f7d4d5b96b3f6212fed195c714e864fe8a2ef50af21d8a9347",
        ),
    ]
