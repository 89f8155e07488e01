from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chain", "0023_own_contract_purposes")]

    operations = [
        migrations.AddIndex(
            model_name="faucetrequest",
            index=models.Index(
                condition=models.Q(("status", "failed")), fields=["-requested_at"], name="faucet_requests_failed_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="transaction",
            index=models.Index(condition=models.Q(("status", "failed")), fields=["id"], name="transactions_failed_idx"),
        ),
    ]
