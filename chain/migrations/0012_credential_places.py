from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0011_credential_status")]

    operations = [
        install(
            "chain",
            "credential_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="25f5998ae56a65989287f91fe32a7bc8ffb321d4703bfa68d2e088b01dac4966",
        ),
        # Every certificate there is has a place as if it had been written today.
        migrations.RunSQL(
            """
            SELECT draw_credential_status(id) FROM nft_certificates ORDER BY id;
            UPDATE credential_statuses s SET ended_at = c.revoked_at
              FROM nft_certificates c WHERE c.id = s.certificate_id AND c.revoked_at IS NOT NULL;
            """,
            migrations.RunSQL.noop,
        ),
    ]
