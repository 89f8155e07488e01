from django.conf import settings
from django.db import migrations, models


# Cannot be undone once bytes were dropped (chain/transactions/archive.py): the constraint of before refuses such rows.
class Migration(migrations.Migration):
    dependencies = [
        ("chain", "0001_squashed_0028_insight_functions"),
        ("gamification", "0003_squashed_0018_insight_functions"),
        ("learning", "0057_import_index_purposes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="transaction",
            name="transactions_signed_whole_check",
        ),
        migrations.AddConstraint(
            model_name="transaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nonce__isnull", True), ("raw_transaction__isnull", True), ("signer__isnull", True)),
                    models.Q(
                        ("nonce__isnull", False),
                        ("signer__isnull", False),
                        models.Q(("raw_transaction__isnull", False), ("settled_at__isnull", False), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="transactions_signed_whole_check",
            ),
        ),
    ]
