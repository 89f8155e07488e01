from django.conf import settings
import chain.models.hex_field
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.db import migrations, models

from settings.squashed import AtOnce, sql_of


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("chain", "0001_chain"),
        ("chain", "0002_updated_at"),
        ("chain", "0003_index_purposes"),
        ("chain", "0004_exactly_once_sender"),
        ("chain", "0005_sender_index_purposes"),
        ("chain", "0006_certificate_tokens"),
        ("chain", "0007_certificate_index_purposes"),
        ("chain", "0008_low_balance_trouble"),
        ("chain", "0009_badge_opt_in"),
        ("chain", "0010_busy_trouble"),
        ("chain", "0011_credential_status"),
        ("chain", "0012_credential_places"),
        ("chain", "0013_certificates_outlive_accounts"),
        ("chain", "0014_faucet_shares"),
        ("chain", "0015_troubles_of_each_chain"),
        ("chain", "0016_practice_lives"),
        ("chain", "0017_explorer_index"),
        ("chain", "0018_explorer_index_purposes"),
        ("chain", "0019_practical_lessons"),
        ("chain", "0020_practical_index_purposes"),
        ("chain", "0021_certificate_evidence"),
        ("chain", "0022_own_contracts"),
        ("chain", "0023_own_contract_purposes"),
        ("chain", "0024_list_indexes"),
        ("chain", "0025_list_index_purposes"),
        ("chain", "0026_class_budgets"),
        ("chain", "0027_class_budget_index_purposes"),
        ("chain", "0028_insight_functions"),
    ]

    dependencies = [
        ("gamification", "0001_xp_badges_streaks_boards"),
        ("learning", "0055_insight_functions"),
        ("settings", "0005_lock_numbers"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="SignInChallenge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("nonce", models.CharField(max_length=64)),
                        (
                            "browser",
                            models.CharField(help_text="The mark kept in the session that asked.", max_length=64),
                        ),
                        ("evm_address", models.CharField(max_length=42, verbose_name="wallet address")),
                        ("message", models.TextField(verbose_name="message")),
                        (
                            "network",
                            models.GenericIPAddressField(
                                help_text="The IPv4 address, or the /64 of the IPv6 address.", null=True
                            ),
                        ),
                        ("issued_at", models.DateTimeField(verbose_name="issued")),
                        ("expires_at", models.DateTimeField(verbose_name="expires")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used")),
                    ],
                    options={
                        "verbose_name": "sign-in challenge",
                        "verbose_name_plural": "sign-in challenges",
                        "db_table": "sign_in_challenges",
                        "indexes": [
                            models.Index(fields=["browser", "issued_at"], name="sign_in_challenges_browser_idx"),
                            models.Index(fields=["network", "issued_at"], name="sign_in_challenges_network_idx"),
                            models.Index(fields=["expires_at"], name="sign_in_challenges_expiry_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("nonce",), name="sign_in_challenges_nonce_key"),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="sign_in_challenges_expires_at_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Transaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="transactions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "transaction_id",
                            models.CharField(blank=True, max_length=100, null=True, verbose_name="transaction id"),
                        ),
                        (
                            "transaction_type",
                            models.CharField(
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
                        (
                            "amount_hbar",
                            models.DecimalField(
                                blank=True, decimal_places=8, max_digits=20, null=True, verbose_name="HBAR"
                            ),
                        ),
                        (
                            "from_account",
                            models.CharField(blank=True, db_default="", default="", max_length=64, verbose_name="from"),
                        ),
                        (
                            "to_account",
                            models.CharField(blank=True, db_default="", default="", max_length=64, verbose_name="to"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("pending", "Pending"), ("success", "Done"), ("failed", "Failed")],
                                db_default="pending",
                                default="pending",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "related_course",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="learning.course",
                            ),
                        ),
                        (
                            "related_achievement",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="gamification.achievement",
                            ),
                        ),
                        ("consensus_timestamp", models.DateTimeField(blank=True, null=True, verbose_name="consensus")),
                        (
                            "memo",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=100, verbose_name="memo"
                            ),
                        ),
                        (
                            "hashscan_url",
                            models.URLField(
                                blank=True, db_default="", default="", max_length=300, verbose_name="explorer"
                            ),
                        ),
                        (
                            "error_message",
                            models.TextField(blank=True, db_default="", default="", verbose_name="error"),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        ("signer", models.CharField(blank=True, max_length=42, null=True, verbose_name="signed by")),
                        ("nonce", models.BigIntegerField(blank=True, null=True, verbose_name="nonce")),
                        ("raw_transaction", models.BinaryField(blank=True, null=True, verbose_name="signed bytes")),
                        (
                            "transaction_hash",
                            models.CharField(blank=True, max_length=66, null=True, verbose_name="hash"),
                        ),
                        (
                            "call_data",
                            models.BinaryField(
                                blank=True,
                                help_text="What a contract is asked to do; empty for a plain transfer.",
                                null=True,
                                verbose_name="call",
                            ),
                        ),
                        ("gas_limit", models.BigIntegerField(blank=True, null=True, verbose_name="gas allowed")),
                        (
                            "gas_price_weibar",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Weibars per gas, the most that was offered.",
                                null=True,
                                verbose_name="gas price",
                            ),
                        ),
                        (
                            "epoch",
                            models.SmallIntegerField(
                                db_default=0,
                                default=0,
                                help_text="The life of the chain in which it was signed: a chain that was reset counts nonces anew.",
                                verbose_name="epoch",
                            ),
                        ),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                        ("attempts", models.PositiveIntegerField(db_default=0, default=0, verbose_name="times sent")),
                        (
                            "refusals",
                            models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name="times refused"),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="taken by the node")),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                        ("block_number", models.BigIntegerField(blank=True, null=True, verbose_name="block")),
                        ("gas_used", models.BigIntegerField(blank=True, null=True, verbose_name="gas used")),
                        (
                            "fee_hbar",
                            models.DecimalField(
                                blank=True, decimal_places=8, max_digits=20, null=True, verbose_name="fee in HBAR"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "transaction",
                        "verbose_name_plural": "transactions",
                        "db_table": "transactions",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("created_at"), descending=True),
                                name="transactions_user_idx",
                            ),
                            models.Index(
                                condition=models.Q(("status", "pending")),
                                fields=["created_at"],
                                name="transactions_live_idx",
                            ),
                            models.Index(
                                models.F("transaction_type"),
                                models.OrderBy(models.F("created_at"), descending=True),
                                name="transactions_type_idx",
                            ),
                            models.Index(
                                condition=models.Q(("related_course__isnull", False)),
                                fields=["related_course"],
                                name="transactions_course_idx",
                            ),
                            models.Index(
                                condition=models.Q(("related_achievement__isnull", False)),
                                fields=["related_achievement"],
                                name="transactions_achievement_idx",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("due_at__isnull", False), ("signer__isnull", True), ("status", "pending")
                                ),
                                fields=["id"],
                                name="transactions_unsigned_idx",
                            ),
                            models.Index(
                                condition=models.Q(("due_at__isnull", False), ("signer__isnull", False)),
                                fields=["due_at"],
                                name="transactions_due_idx",
                            ),
                            models.Index(
                                condition=models.Q(("signer__isnull", False), ("status", "pending")),
                                fields=["chain_id", "signer", "nonce"],
                                name="transactions_outstanding_idx",
                            ),
                            models.Index(
                                condition=models.Q(("status", "failed")), fields=["id"], name="transactions_failed_idx"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("transaction_id",), name="transactions_transaction_id_key"),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["pending", "success", "failed"])),
                                name="transactions_status_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount_hbar__isnull", True), ("amount_hbar__gte", 0), _connector="OR"
                                ),
                                name="transactions_amount_hbar_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("nonce__isnull", True),
                                        ("raw_transaction__isnull", True),
                                        ("signer__isnull", True),
                                    ),
                                    models.Q(
                                        ("nonce__isnull", False),
                                        ("raw_transaction__isnull", False),
                                        ("signer__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="transactions_signed_whole_check",
                            ),
                            models.UniqueConstraint(
                                fields=("chain_id", "transaction_hash", "epoch"),
                                name="transactions_chain_id_transaction_hash_key",
                            ),
                            models.UniqueConstraint(
                                fields=("chain_id", "signer", "nonce", "epoch"),
                                name="transactions_chain_id_signer_nonce_key",
                            ),
                            models.CheckConstraint(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NftCertificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="certificates",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="learning.course",
                            ),
                        ),
                        ("token_id", models.CharField(blank=True, max_length=100, null=True, verbose_name="token")),
                        (
                            "collection_id",
                            models.CharField(blank=True, max_length=100, null=True, verbose_name="collection"),
                        ),
                        ("serial_number", models.BigIntegerField(blank=True, null=True, verbose_name="serial")),
                        (
                            "metadata_uri",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=300, verbose_name="metadata"
                            ),
                        ),
                        ("certificate_number", models.CharField(max_length=20, verbose_name="number")),
                        (
                            "issued_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="issued",
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="certificates",
                                to="chain.transaction",
                            ),
                        ),
                        ("course_title", models.CharField(max_length=120, verbose_name="course title then")),
                        ("completion_date", models.DateField(verbose_name="finished on")),
                        ("verification_code", models.CharField(max_length=64, verbose_name="verification code")),
                        (
                            "status",
                            models.CharField(
                                choices=[("pending", "Being minted"), ("minted", "Minted"), ("revoked", "Revoked")],
                                db_default="pending",
                                default="pending",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                        (
                            "revocation_reason",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=100, verbose_name="revoked because"
                            ),
                        ),
                        (
                            "is_withdrawn",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="It is revoked, too.",
                                verbose_name="withdrawn by its holder",
                            ),
                        ),
                        (
                            "holder_name",
                            models.CharField(
                                db_default="",
                                default="",
                                help_text="As it was when this was issued.",
                                max_length=100,
                                verbose_name="name printed",
                            ),
                        ),
                        (
                            "recipient_address",
                            models.CharField(db_default="", default="", max_length=42, verbose_name="issued to"),
                        ),
                        (
                            "fingerprint",
                            models.CharField(
                                blank=True,
                                help_text="SHA-256 of what is printed: the name of this record on the chain.",
                                max_length=66,
                                null=True,
                                verbose_name="fingerprint",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "certificate",
                        "verbose_name_plural": "certificates",
                        "db_table": "nft_certificates",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("issued_at"), descending=True),
                                name="nft_certificates_user_idx",
                            ),
                            models.Index(fields=["course"], name="nft_certificates_course_idx"),
                            models.Index(
                                condition=models.Q(("transaction__isnull", False)),
                                fields=["transaction"],
                                name="nft_certificates_tx_idx",
                            ),
                            models.Index(
                                condition=models.Q(("status", "pending")),
                                fields=["issued_at"],
                                name="nft_certificates_pending_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "course"), name="nft_certificates_user_id_course_id_key"
                            ),
                            models.UniqueConstraint(
                                fields=("collection_id", "serial_number"),
                                name="nft_certificates_collection_id_serial_number_key",
                            ),
                            models.UniqueConstraint(
                                fields=("certificate_number",), name="nft_certificates_certificate_number_key"
                            ),
                            models.UniqueConstraint(
                                fields=("verification_code",), name="nft_certificates_verification_code_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["pending", "minted", "revoked"])),
                                name="nft_certificates_status_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_at__isnull", False), ("status", "revoked")),
                                    models.Q(
                                        models.Q(("status", "revoked"), _negated=True), ("revoked_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="nft_certificates_revoked_check",
                            ),
                            models.UniqueConstraint(fields=("fingerprint",), name="nft_certificates_fingerprint_key"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FaucetRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="faucet_requests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "hedera_account_id",
                            models.CharField(blank=True, max_length=32, null=True, verbose_name="Hedera account"),
                        ),
                        ("evm_address", models.CharField(max_length=42, verbose_name="wallet address")),
                        ("amount_hbar", models.DecimalField(decimal_places=8, max_digits=20, verbose_name="HBAR")),
                        (
                            "transaction",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="faucet_request",
                                to="chain.transaction",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("pending", "On its way"), ("completed", "Paid"), ("failed", "Failed")],
                                db_default="pending",
                                default="pending",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "requested_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="asked",
                            ),
                        ),
                        ("completed_at", models.DateTimeField(blank=True, null=True, verbose_name="paid")),
                        ("request_ip", models.GenericIPAddressField(blank=True, null=True, verbose_name="IP address")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("newcomer", "Newcomers"),
                                    ("first", "First requests of learners"),
                                    ("learner", "Learners"),
                                    ("class", "Budget of a class"),
                                ],
                                db_default="learner",
                                default="learner",
                                max_length=10,
                                verbose_name="part of the budget",
                            ),
                        ),
                        (
                            "school_class",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="learning.schoolclass",
                                verbose_name="class",
                            ),
                        ),
                        (
                            "network_mark",
                            models.CharField(blank=True, db_default="", default="", editable=False, max_length=16),
                        ),
                    ],
                    options={
                        "verbose_name": "faucet request",
                        "verbose_name_plural": "faucet requests",
                        "db_table": "faucet_requests",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("requested_at"), descending=True),
                                name="faucet_requests_user_idx",
                            ),
                            models.Index(
                                models.F("evm_address"),
                                models.OrderBy(models.F("requested_at"), descending=True),
                                name="faucet_requests_address_idx",
                            ),
                            models.Index(
                                models.F("request_ip"),
                                models.OrderBy(models.F("requested_at"), descending=True),
                                name="faucet_requests_ip_idx",
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ("pending", "completed"))),
                                fields=["requested_at"],
                                include=("amount_hbar",),
                                name="faucet_requests_budget_idx",
                            ),
                            models.Index(
                                condition=models.Q(("status", "failed")),
                                fields=["-requested_at"],
                                name="faucet_requests_failed_idx",
                            ),
                            models.Index(
                                models.F("school_class"),
                                models.OrderBy(models.F("requested_at"), descending=True),
                                condition=models.Q(("school_class__isnull", False)),
                                name="faucet_requests_class_idx",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount_hbar__gte", 1), ("amount_hbar__lte", 10)),
                                name="faucet_requests_amount_hbar_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["pending", "completed", "failed"])),
                                name="faucet_requests_status_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("part__in", ["newcomer", "first", "learner", "class"])),
                                name="faucet_requests_part_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChainSigner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        ("address", models.CharField(max_length=42, verbose_name="address")),
                        ("next_nonce", models.BigIntegerField(db_default=0, default=0, verbose_name="next nonce")),
                        ("epoch", models.SmallIntegerField(db_default=0, default=0, verbose_name="epoch")),
                        (
                            "genesis_hash",
                            models.CharField(
                                db_default="",
                                default="",
                                help_text="Another one means another chain.",
                                max_length=66,
                                verbose_name="first block",
                            ),
                        ),
                        ("turn", models.BigIntegerField(db_default=0, default=0, verbose_name="turn")),
                        ("paused_until", models.DateTimeField(blank=True, null=True, verbose_name="paused until")),
                    ],
                    options={
                        "verbose_name": "operator account",
                        "verbose_name_plural": "operator accounts",
                        "db_table": "chain_signers",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain_id", "address"), name="chain_signers_chain_id_address_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("next_nonce__gte", 0)), name="chain_signers_next_nonce_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChainTrouble",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        (
                            "kind",
                            models.CharField(
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
                        ("sentence", models.CharField(max_length=300, verbose_name="what is wrong")),
                        (
                            "since",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="since",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chain trouble",
                        "verbose_name_plural": "chain troubles",
                        "db_table": "chain_troubles",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "unreachable",
                                            "wrong_chain",
                                            "keys",
                                            "busy",
                                            "balance",
                                            "low_balance",
                                            "stuck",
                                            "contract",
                                        ],
                                    )
                                ),
                                name="chain_troubles_kind_check",
                            ),
                            models.UniqueConstraint(
                                fields=("chain_id", "kind"), name="chain_troubles_chain_id_kind_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BadgeMinting",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="badge_minting",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "since",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="since",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "badge token opt-in",
                        "verbose_name_plural": "badge token opt-ins",
                        "db_table": "badge_minting",
                    },
                ),
                migrations.CreateModel(
                    name="ContractDeployment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        (
                            "genesis_hash",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=66, verbose_name="first block"
                            ),
                        ),
                        ("deployer", models.CharField(max_length=42, verbose_name="deployed by")),
                        (
                            "base_uri",
                            models.CharField(
                                db_default="",
                                default="",
                                help_text="A token's metadata is here, by number.",
                                max_length=200,
                                verbose_name="base URI",
                            ),
                        ),
                        (
                            "source_sha256",
                            models.CharField(
                                help_text="SHA-256 of the contract's source.", max_length=64, verbose_name="source"
                            ),
                        ),
                        (
                            "transaction",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deployment",
                                to="chain.transaction",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=42, null=True, verbose_name="address")),
                        ("block_number", models.BigIntegerField(blank=True, null=True, verbose_name="block")),
                        (
                            "planned_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="planned",
                            ),
                        ),
                        ("deployed_at", models.DateTimeField(blank=True, null=True, verbose_name="deployed")),
                        ("is_current", models.BooleanField(db_default=False, default=False, verbose_name="in use")),
                    ],
                    options={
                        "verbose_name": "contract deployment",
                        "verbose_name_plural": "contract deployments",
                        "db_table": "contract_deployments",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_current", True)),
                                fields=("chain_id",),
                                name="contract_deployments_current_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_current", False),
                                    models.Q(("address__isnull", False), ("deployed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="contract_deployments_current_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReplacedCertificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="predecessors",
                                to="chain.nftcertificate",
                            ),
                        ),
                        ("certificate_number", models.CharField(max_length=20, verbose_name="number")),
                        ("verification_code", models.CharField(max_length=64, verbose_name="verification code")),
                        ("fingerprint", models.CharField(max_length=66, verbose_name="fingerprint")),
                        ("holder_name", models.CharField(max_length=100, verbose_name="name printed")),
                        ("recipient_address", models.CharField(max_length=42, verbose_name="issued to")),
                        ("issued_at", models.DateTimeField(verbose_name="issued")),
                        (
                            "replaced_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="replaced"
                            ),
                        ),
                        ("reason", models.CharField(max_length=100, verbose_name="replaced because")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="had been revoked")),
                        (
                            "revocation_reason",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=100, verbose_name="revoked because"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "replaced certificate",
                        "verbose_name_plural": "replaced certificates",
                        "db_table": "replaced_certificates",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("certificate_number",), name="replaced_certificates_certificate_number_key"
                            ),
                            models.UniqueConstraint(
                                fields=("verification_code",), name="replaced_certificates_verification_code_key"
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("certificate"),
                                models.OrderBy(models.F("replaced_at"), descending=True),
                                name="replaced_certs_trail_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SoulboundToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "deployment",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tokens",
                                to="chain.contractdeployment",
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=66, verbose_name="fingerprint")),
                        (
                            "certificate",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tokens",
                                to="chain.nftcertificate",
                            ),
                        ),
                        (
                            "earned_badge",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tokens",
                                to="gamification.userachievement",
                            ),
                        ),
                        ("recipient", models.CharField(max_length=42, verbose_name="goes to")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "To be minted"),
                                    ("minting", "Being minted"),
                                    ("live", "Minted"),
                                    ("burning", "Being burned"),
                                    ("burned", "Burned"),
                                    ("dropped", "Not wanted before it was minted"),
                                    ("lost", "Lost with its chain"),
                                ],
                                db_default="waiting",
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("serial_number", models.BigIntegerField(blank=True, null=True, verbose_name="serial")),
                        (
                            "mint_transaction",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="minted_tokens",
                                to="chain.transaction",
                            ),
                        ),
                        ("minted_at", models.DateTimeField(blank=True, null=True, verbose_name="minted")),
                        (
                            "burn_wanted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="to be burned since"),
                        ),
                        (
                            "burn_reason",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=100, verbose_name="burned because"
                            ),
                        ),
                        (
                            "burn_transaction",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="burned_tokens",
                                to="chain.transaction",
                            ),
                        ),
                        ("burned_at", models.DateTimeField(blank=True, null=True, verbose_name="burned")),
                        (
                            "attempts",
                            models.PositiveIntegerField(db_default=0, default=0, verbose_name="failed attempts"),
                        ),
                        (
                            "due_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="due"
                            ),
                        ),
                        (
                            "trouble",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=300, verbose_name="last trouble"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "token",
                        "verbose_name_plural": "tokens",
                        "db_table": "soulbound_tokens",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ("waiting", "minting", "burning"))),
                                fields=["due_at"],
                                name="soulbound_tokens_open_idx",
                            ),
                            models.Index(
                                condition=models.Q(("burn_wanted_at__isnull", False), ("state", "live")),
                                fields=["burn_wanted_at"],
                                name="soulbound_tokens_unwanted_idx",
                            ),
                            models.Index(
                                condition=models.Q(("certificate__isnull", False)),
                                fields=["certificate"],
                                name="soulbound_tokens_cert_idx",
                            ),
                            models.Index(
                                condition=models.Q(("mint_transaction__isnull", False)),
                                fields=["mint_transaction"],
                                name="soulbound_tokens_mint_idx",
                            ),
                            models.Index(
                                condition=models.Q(("burn_transaction__isnull", False)),
                                fields=["burn_transaction"],
                                name="soulbound_tokens_burn_idx",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["waiting", "minting", "live", "burning", "burned", "dropped", "lost"],
                                    )
                                ),
                                name="soulbound_tokens_state_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("live", "burning", "burned")), _negated=True),
                                    ("serial_number__isnull", False),
                                    _connector="OR",
                                ),
                                name="soulbound_tokens_serial_number_check",
                            ),
                            models.UniqueConstraint(
                                fields=("earned_badge", "deployment"),
                                name="soulbound_tokens_earned_badge_id_deployment_id_key",
                            ),
                            models.UniqueConstraint(
                                fields=("deployment", "fingerprint"),
                                name="soulbound_tokens_deployment_id_fingerprint_key",
                            ),
                            models.UniqueConstraint(
                                fields=("deployment", "serial_number"),
                                name="soulbound_tokens_deployment_id_serial_number_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("certificate__isnull", True), ("earned_badge__isnull", False)),
                                    models.Q(("certificate__isnull", False), ("earned_badge__isnull", True)),
                                    _connector="OR",
                                ),
                                name="soulbound_tokens_subject_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CredentialStatus",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("list_number", models.IntegerField(verbose_name="list")),
                        ("position", models.IntegerField(verbose_name="position")),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="drawn",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
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
                migrations.CreateModel(
                    name="ChainLife",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        ("epoch", models.IntegerField(verbose_name="epoch")),
                        ("genesis_hash", models.CharField(max_length=66, verbose_name="first block")),
                        (
                            "began_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="first seen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "life of the practice chain",
                        "verbose_name_plural": "lives of the practice chain",
                        "db_table": "chain_lives",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain_id", "epoch"), name="chain_lives_chain_id_epoch_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("epoch__gte", 0)), name="chain_lives_epoch_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExplorerBlock",
                    fields=[
                        ("number", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="number")),
                        ("hash", chain.models.hex_field.HexField(verbose_name="hash")),
                        ("parent_hash", chain.models.hex_field.HexField(verbose_name="hash of the block before")),
                        ("timestamp", models.BigIntegerField(verbose_name="time")),
                        ("gas_used", models.BigIntegerField(verbose_name="gas used")),
                        ("gas_limit", models.BigIntegerField(verbose_name="gas limit")),
                        (
                            "base_fee_weibar",
                            models.DecimalField(decimal_places=0, max_digits=78, verbose_name="base fee per gas"),
                        ),
                        ("transaction_count", models.IntegerField(verbose_name="transactions")),
                    ],
                    options={
                        "verbose_name": "block of the practice network",
                        "verbose_name_plural": "blocks of the practice network",
                        "db_table": "explorer_blocks",
                        "constraints": [models.UniqueConstraint(fields=("hash",), name="explorer_blocks_hash_key")],
                    },
                ),
                migrations.CreateModel(
                    name="ExplorerPosition",
                    fields=[
                        ("id", models.SmallIntegerField(db_default=1, default=1, primary_key=True, serialize=False)),
                        (
                            "life",
                            models.CharField(
                                help_text="A chain that was reset has another.",
                                max_length=100,
                                verbose_name="life of the chain",
                            ),
                        ),
                        ("next_block", models.BigIntegerField(db_default=0, default=0, verbose_name="next block")),
                        (
                            "last_hash",
                            chain.models.hex_field.HexField(blank=True, null=True, verbose_name="last block's hash"),
                        ),
                        (
                            "head",
                            models.BigIntegerField(
                                db_default=-1,
                                default=-1,
                                help_text="As the node said last; -1 before it has.",
                                verbose_name="newest block",
                            ),
                        ),
                        (
                            "transaction_count",
                            models.BigIntegerField(db_default=0, default=0, verbose_name="transactions"),
                        ),
                        (
                            "began_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="began",
                            ),
                        ),
                        ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked")),
                    ],
                    options={
                        "verbose_name": "explorer position",
                        "verbose_name_plural": "explorer position",
                        "db_table": "explorer_position",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="explorer_position_id_check")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExplorerTransaction",
                    fields=[
                        ("place", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="place")),
                        (
                            "block",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="transactions",
                                to="chain.explorerblock",
                            ),
                        ),
                        ("hash", chain.models.hex_field.HexField(verbose_name="hash")),
                        ("sender", chain.models.hex_field.HexField(verbose_name="from")),
                        (
                            "receiver",
                            chain.models.hex_field.HexField(
                                blank=True, help_text="Empty for a deployment.", null=True, verbose_name="to"
                            ),
                        ),
                        (
                            "created",
                            chain.models.hex_field.HexField(blank=True, null=True, verbose_name="contract created"),
                        ),
                        ("value_weibar", models.DecimalField(decimal_places=0, max_digits=78, verbose_name="amount")),
                        ("nonce", models.BigIntegerField(verbose_name="nonce")),
                        (
                            "kind",
                            models.SmallIntegerField(
                                help_text="0 legacy, 1 with an access list, 2 of EIP-1559.", verbose_name="type"
                            ),
                        ),
                        ("gas_limit", models.BigIntegerField(verbose_name="gas allowed")),
                        ("gas_used", models.BigIntegerField(verbose_name="gas used")),
                        (
                            "gas_price_weibar",
                            models.DecimalField(decimal_places=0, max_digits=78, verbose_name="price paid per gas"),
                        ),
                        ("succeeded", models.BooleanField(verbose_name="succeeded")),
                        ("input", chain.models.hex_field.HexField(verbose_name="input")),
                        (
                            "revert_data",
                            chain.models.hex_field.HexField(blank=True, null=True, verbose_name="refused with"),
                        ),
                        (
                            "failure",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=200, verbose_name="failure"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "transaction of the practice network",
                        "verbose_name_plural": "transactions of the practice network",
                        "db_table": "explorer_transactions",
                        "indexes": [
                            models.Index(fields=["block"], name="explorer_tx_block_idx"),
                            models.Index(
                                models.F("sender"),
                                models.OrderBy(models.F("place"), descending=True),
                                name="explorer_tx_from_idx",
                            ),
                            models.Index(
                                models.F("receiver"),
                                models.OrderBy(models.F("place"), descending=True),
                                condition=models.Q(("receiver__isnull", False)),
                                name="explorer_tx_to_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("hash",), name="explorer_transactions_hash_key"),
                            models.UniqueConstraint(
                                condition=models.Q(("created__isnull", False)),
                                fields=("created",),
                                name="explorer_transactions_created_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "place__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("block"), "*", models.Value(1048576)
                                        ),
                                    ),
                                    (
                                        "place__lt",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("block"), "+", models.Value(1)
                                            ),
                                            "*",
                                            models.Value(1048576),
                                        ),
                                    ),
                                ),
                                name="explorer_transactions_place_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExplorerLog",
                    fields=[
                        ("place", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="place")),
                        (
                            "transaction",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="logs",
                                to="chain.explorertransaction",
                                verbose_name="transaction",
                            ),
                        ),
                        ("address", chain.models.hex_field.HexField(verbose_name="contract")),
                        ("topic0", chain.models.hex_field.HexField(blank=True, null=True, verbose_name="event")),
                        ("topic1", chain.models.hex_field.HexField(blank=True, null=True)),
                        ("topic2", chain.models.hex_field.HexField(blank=True, null=True)),
                        ("topic3", chain.models.hex_field.HexField(blank=True, null=True)),
                        ("data", chain.models.hex_field.HexField(verbose_name="data")),
                    ],
                    options={
                        "verbose_name": "event of the practice network",
                        "verbose_name_plural": "events of the practice network",
                        "db_table": "explorer_logs",
                        "indexes": [models.Index(fields=["transaction"], name="explorer_logs_tx_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "place__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("transaction"),
                                            "-",
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("transaction"), "%%", models.Value(1048576)
                                            ),
                                        ),
                                    ),
                                    (
                                        "place__lt",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("transaction"),
                                                "-",
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("transaction"), "%%", models.Value(1048576)
                                                ),
                                            ),
                                            "+",
                                            models.Value(1048576),
                                        ),
                                    ),
                                ),
                                name="explorer_logs_place_check",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticalAttempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="practicals",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="practicals",
                                to="learning.lesson",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "At work"), ("passed", "Done"), ("ended", "Begun again")],
                                db_default="open",
                                default="open",
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        ("epoch", models.IntegerField(db_default=0, default=0, verbose_name="life of the chain")),
                        (
                            "address",
                            models.CharField(
                                help_text="When the attempt began.", max_length=42, verbose_name="wallet address"
                            ),
                        ),
                        ("seed", models.CharField(editable=False, max_length=32)),
                        ("params", models.JSONField(default=dict, verbose_name="drawn")),
                        ("edition", models.CharField(max_length=16, verbose_name="edition of the lesson")),
                        ("session_mark", models.CharField(editable=False, max_length=32)),
                        ("began_block", models.BigIntegerField(verbose_name="begun after block")),
                        ("handed", models.JSONField(blank=True, default=list, verbose_name="transactions handed in")),
                        (
                            "code",
                            models.TextField(
                                blank=True,
                                help_text="Of a contract that the learner wrote: 0x…, and empty until a worker has compiled it.",
                                null=True,
                                verbose_name="code to deploy",
                            ),
                        ),
                        ("answers", models.JSONField(blank=True, default=dict, verbose_name="typed")),
                        ("declined", models.JSONField(blank=True, default=list, verbose_name="refused in the wallet")),
                        ("green", models.JSONField(blank=True, default=dict, verbose_name="checks met")),
                        ("results", models.JSONField(blank=True, default=dict, verbose_name="last look")),
                        (
                            "began_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="began",
                            ),
                        ),
                        ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked")),
                        ("passed_at", models.DateTimeField(blank=True, null=True, verbose_name="passed")),
                    ],
                    options={
                        "verbose_name": "attempt at a practical lesson",
                        "verbose_name_plural": "attempts at practical lessons",
                        "db_table": "practical_attempts",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.F("lesson"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="practical_attempts_user_idx",
                            ),
                            models.Index(fields=["lesson"], name="practical_attempts_lesson_idx"),
                            models.Index(
                                condition=models.Q(("code", "")),
                                fields=["began_at"],
                                name="practical_attempts_code_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("user", "lesson", "chain_id"),
                                name="practical_attempts_open_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("passed_at__isnull", False), ("state", "passed")),
                                    models.Q(("passed_at__isnull", True), ("state__in", ("open", "ended"))),
                                    _connector="OR",
                                ),
                                name="practical_attempts_state_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticalClaim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "attempt",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="chain.practicalattempt",
                            ),
                        ),
                        ("chain_id", models.BigIntegerField(verbose_name="chain")),
                        ("epoch", models.IntegerField(db_default=0, default=0, verbose_name="life of the chain")),
                        (
                            "transaction_hash",
                            models.CharField(help_text="In small letters.", max_length=66, verbose_name="hash"),
                        ),
                        (
                            "claimed_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="counted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "transaction that counted",
                        "verbose_name_plural": "transactions that counted",
                        "db_table": "practical_claims",
                        "indexes": [models.Index(fields=["attempt"], name="practical_claims_attempt_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain_id", "transaction_hash", "epoch"),
                                name="practical_claims_transaction_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("transaction_hash__regex", "^0x[0-9a-f]{64}$")),
                                name="practical_claims_hash_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticalInstance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "attempt",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="instances",
                                to="chain.practicalattempt",
                            ),
                        ),
                        ("contract", models.CharField(max_length=40, verbose_name="contract")),
                        ("epoch", models.IntegerField(db_default=0, default=0, verbose_name="life of the chain")),
                        (
                            "transaction",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="practical_instance",
                                to="chain.transaction",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=42, verbose_name="address"
                            ),
                        ),
                        (
                            "planned_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="planned",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contract of an attempt",
                        "verbose_name_plural": "contracts of attempts",
                        "db_table": "practical_instances",
                        "indexes": [
                            models.Index(
                                models.F("attempt"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="practical_instances_idx",
                            ),
                            models.Index(
                                condition=models.Q(("address", ""), _negated=True),
                                fields=["address"],
                                name="practical_instances_addr_idx",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticalNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "attempt",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="chain.practicalattempt",
                            ),
                        ),
                        ("request_id", models.CharField(max_length=40, verbose_name="request")),
                        ("nonce", models.CharField(max_length=40, verbose_name="nonce")),
                        ("message", models.TextField(verbose_name="message")),
                        ("session_mark", models.CharField(editable=False, max_length=32)),
                        ("issued_at", models.DateTimeField(verbose_name="issued")),
                        ("expires_at", models.DateTimeField(verbose_name="expires")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used")),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                    ],
                    options={
                        "verbose_name": "note to sign",
                        "verbose_name_plural": "notes to sign",
                        "db_table": "practical_notes",
                        "indexes": [
                            models.Index(
                                models.F("attempt"),
                                models.OrderBy(models.F("issued_at"), descending=True),
                                name="practical_notes_attempt_idx",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("nonce",), name="practical_notes_nonce_key"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signed_at__isnull", True), ("used_at__isnull", False), _connector="OR"
                                ),
                                name="practical_notes_signed_check",
                            ),
                        ],
                    },
                ),
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
                migrations.CreateModel(
                    name="ClassBudget",
                    fields=[
                        (
                            "school_class",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="budget",
                                serialize=False,
                                to="learning.schoolclass",
                                verbose_name="class",
                            ),
                        ),
                        (
                            "hbar_a_day",
                            models.SmallIntegerField(
                                help_text="For the whole class within 24 hours. Without it, a class has none.",
                                verbose_name="HBAR a day",
                            ),
                        ),
                        (
                            "hbar_a_member",
                            models.SmallIntegerField(
                                default=2,
                                help_text="For one learner, and one wallet, within 24 hours at most; before their first honest lesson it is what `faucet_first_hbar` says.",
                                verbose_name="HBAR a learner",
                            ),
                        ),
                        (
                            "until",
                            models.DateField(
                                help_text="The last day (UTC), such as the end of the term.", verbose_name="until"
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Why, for other admins.",
                                max_length=200,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "granted_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="granted by",
                            ),
                        ),
                        (
                            "granted_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="granted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "class budget",
                        "verbose_name_plural": "class budgets",
                        "db_table": "class_budgets",
                        "indexes": [models.Index(fields=["granted_by"], name="class_budgets_granter_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("hbar_a_day__range", (1, 1000))), name="class_budgets_day_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hbar_a_member__range", (1, 10))), name="class_budgets_member_check"
                            ),
                        ],
                    },
                ),
            ]
        ),
        *sql_of(replaces),
    ]
