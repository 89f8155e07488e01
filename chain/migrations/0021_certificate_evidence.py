import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("chain", "0020_practical_index_purposes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateEvidence",
            fields=[
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="evidence",
                        serialize=False,
                        to="chain.nftcertificate",
                        verbose_name="certificate",
                    ),
                ),
                (
                    "record",
                    models.JSONField(help_text="As chain/evidence/record.py writes it.", verbose_name="record"),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the record as canonical JSON, which the credential names.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                (
                    "kept_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="written down",
                    ),
                ),
                (
                    "is_late",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="The certificate was issued before evidence was kept; this is what was known later.",
                        verbose_name="written down later",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "db_table": "certificate_evidence",
            },
        ),
        install(
            "chain",
            "keep_certificate_evidence",
            undo="DROP TRIGGER keep_certificate_evidence ON certificate_evidence",
            sha256="1b6be970589717210ea9f2d5383b401a81163af87eea3fb63db7cb869336345f",
        ),
        install(
            "chain",
            "evidence_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="d8ae1362e155ead6ed5a1dd2091b57c8bfa248a467d468dd8a91823cbd4ea91a",
        ),
    ]
