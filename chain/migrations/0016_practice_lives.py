import django.db.models.functions.datetime
from django.db import migrations, models

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("chain", "0015_troubles_of_each_chain")]

    operations = [
        migrations.CreateModel(
            name="ChainLife",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain_id", models.BigIntegerField(verbose_name="chain")),
                ("epoch", models.IntegerField(verbose_name="epoch")),
                ("genesis_hash", models.CharField(max_length=66, verbose_name="first block")),
                (
                    "began_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="first seen"
                    ),
                ),
            ],
            options={
                "verbose_name": "life of the practice chain",
                "verbose_name_plural": "lives of the practice chain",
                "db_table": "chain_lives",
            },
        ),
        migrations.RemoveConstraint(
            model_name="transaction",
            name="transactions_transaction_type_check",
        ),
        migrations.AlterField(
            model_name="transaction",
            name="transaction_type",
            field=models.CharField(
                choices=[
                    ("faucet_request", "Faucet"),
                    ("practice_transfer", "Practice transfer"),
                    ("practice_hbar", "Practice HBAR"),
                    ("nft_mint_certificate", "Certificate"),
                    ("nft_mint_badge", "Badge"),
                    ("token_transfer", "Token transfer"),
                    ("nft_revoke", "Revocation"),
                    ("contract_deployment", "Contract deployment"),
                ],
                max_length=30,
                verbose_name="type",
            ),
        ),
        migrations.AddConstraint(
            model_name="transaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "transaction_type__in",
                        [
                            "faucet_request",
                            "practice_transfer",
                            "practice_hbar",
                            "nft_mint_certificate",
                            "nft_mint_badge",
                            "token_transfer",
                            "nft_revoke",
                            "contract_deployment",
                        ],
                    )
                ),
                name="transactions_transaction_type_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="chainlife",
            constraint=models.UniqueConstraint(fields=("chain_id", "epoch"), name="chain_lives_chain_id_epoch_key"),
        ),
        migrations.AddConstraint(
            model_name="chainlife",
            constraint=models.CheckConstraint(condition=models.Q(("epoch__gte", 0)), name="chain_lives_epoch_check"),
        ),
        install(
            "chain",
            "practice_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="e9b11fb187671bed5e0be249eecf6e805a12a1331e1376bf9695f29915f7cb33",
        ),
    ]
