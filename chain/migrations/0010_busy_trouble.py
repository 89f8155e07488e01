from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("chain", "0009_badge_opt_in"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="chaintrouble",
            name="chain_troubles_kind_check",
        ),
        migrations.AlterField(
            model_name="chaintrouble",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unreachable", "The chain cannot be reached"),
                    ("wrong_chain", "The node serves another chain"),
                    ("keys", "The operator's keys cannot be used"),
                    ("busy", "The network takes no transactions"),
                    ("balance", "An operator account is empty"),
                    ("low_balance", "The operator accounts will soon be empty"),
                    ("stuck", "Transactions are waiting"),
                    ("contract", "The certificate contract cannot be used"),
                ],
                max_length=20,
                verbose_name="trouble",
            ),
        ),
        migrations.AddConstraint(
            model_name="chaintrouble",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["unreachable", "wrong_chain", "keys", "busy", "balance", "low_balance", "stuck", "contract"],
                    )
                ),
                name="chain_troubles_kind_check",
            ),
        ),
    ]
