from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.transaction import Transaction
from learning.models import Lesson


class PracticalState(models.TextChoices):
    OPEN = "open", _("At work")
    PASSED = "passed", _("Done")
    ENDED = "ended", _("Begun again")


class PracticalAttempt(models.Model):
    """A learner at work on a practical lesson. At most one attempt of theirs at a lesson is open on each network.

    Only what is in blocks after `began_block` counts. `green` maps the checks that were met to the evidence, and
    `results` keeps what the last look said of the others. What is green stays so, also when the chain is reset, unless
    an answer has still to be read of it; `epoch` is then the new life of the chain, and the attempt gets a new
    contract.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="practicals", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="practicals", db_index=False)
    state = models.CharField(
        _("state"), max_length=6, choices=PracticalState, db_default="open", default=PracticalState.OPEN
    )
    chain_id = models.BigIntegerField(_("chain"))
    epoch = models.IntegerField(_("life of the chain"), db_default=0, default=0)
    address = models.CharField(_("wallet address"), max_length=42, help_text=_("When the attempt began."))
    seed = models.CharField(max_length=32, editable=False)
    params = models.JSONField(_("drawn"), default=dict)
    edition = models.CharField(_("edition of the lesson"), max_length=16)
    session_mark = models.CharField(max_length=32, editable=False)
    began_block = models.BigIntegerField(_("begun after block"))
    handed = models.JSONField(_("transactions handed in"), default=list, blank=True)
    code = models.TextField(
        _("code to deploy"),
        null=True,
        blank=True,
        help_text=_("Of a contract that the learner wrote: 0x…, and empty until a worker has compiled it."),
    )
    answers = models.JSONField(_("typed"), default=dict, blank=True)
    declined = models.JSONField(_("refused in the wallet"), default=list, blank=True)
    green = models.JSONField(_("checks met"), default=dict, blank=True)
    results = models.JSONField(_("last look"), default=dict, blank=True)
    began_at = models.DateTimeField(_("began"), db_default=Now(), editable=False)
    looked_at = models.DateTimeField(_("looked"), null=True, blank=True)
    passed_at = models.DateTimeField(_("passed"), null=True, blank=True)

    class Meta:
        db_table = "practical_attempts"
        verbose_name = _("attempt at a practical lesson")
        verbose_name_plural = _("attempts at practical lessons")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "lesson", "chain_id"),
                name="practical_attempts_open_key",
                condition=Q(state=PracticalState.OPEN),
            ),
            models.CheckConstraint(
                condition=Q(state=PracticalState.PASSED, passed_at__isnull=False)
                | Q(state__in=(PracticalState.OPEN, PracticalState.ENDED), passed_at__isnull=True),
                name="practical_attempts_state_check",
            ),
        )
        indexes = (
            models.Index(F("user"), F("lesson"), F("id").desc(), name="practical_attempts_user_idx"),
            models.Index(fields=("lesson",), name="practical_attempts_lesson_idx"),
            models.Index(fields=("began_at",), name="practical_attempts_code_idx", condition=Q(code="")),
        )

    def __str__(self) -> str:
        return f"{self.user_id} at {self.lesson_id}"

    @property
    def is_open(self) -> bool:
        return self.state == PracticalState.OPEN

    @property
    def is_passed(self) -> bool:
        return self.state == PracticalState.PASSED


class PracticalInstance(models.Model):
    """A contract that the platform deploys for one attempt: the row first. Its address is known when it stands."""

    attempt = models.ForeignKey(PracticalAttempt, models.CASCADE, related_name="instances", db_index=False)
    contract = models.CharField(_("contract"), max_length=40)
    epoch = models.IntegerField(_("life of the chain"), db_default=0, default=0)
    transaction = models.OneToOneField(Transaction, models.PROTECT, related_name="practical_instance")
    address = models.CharField(_("address"), max_length=42, db_default="", default="", blank=True)
    planned_at = models.DateTimeField(_("planned"), db_default=Now(), editable=False)

    class Meta:
        db_table = "practical_instances"
        verbose_name = _("contract of an attempt")
        verbose_name_plural = _("contracts of attempts")
        indexes = (
            models.Index(F("attempt"), F("id").desc(), name="practical_instances_idx"),
            models.Index(fields=("address",), name="practical_instances_addr_idx", condition=~Q(address="")),
        )

    def __str__(self) -> str:
        return self.address or f"#{self.pk}"


class PracticalClaim(models.Model):
    """A transaction that met a check: it counts for one attempt, and never again for anybody."""

    attempt = models.ForeignKey(PracticalAttempt, models.CASCADE, related_name="claims", db_index=False)
    chain_id = models.BigIntegerField(_("chain"))
    epoch = models.IntegerField(_("life of the chain"), db_default=0, default=0)
    transaction_hash = models.CharField(_("hash"), max_length=66, help_text=_("In small letters."))
    claimed_at = models.DateTimeField(_("counted"), db_default=Now(), editable=False)

    class Meta:
        db_table = "practical_claims"
        verbose_name = _("transaction that counted")
        verbose_name_plural = _("transactions that counted")
        constraints = (
            models.UniqueConstraint(
                fields=("chain_id", "transaction_hash", "epoch"), name="practical_claims_transaction_key"
            ),
            models.CheckConstraint(
                condition=Q(transaction_hash__regex=r"^0x[0-9a-f]{64}$"), name="practical_claims_hash_check"
            ),
        )
        indexes = (models.Index(fields=("attempt",), name="practical_claims_attempt_idx"),)

    def __str__(self) -> str:
        return self.transaction_hash


class PracticalNote(models.Model):
    """A text that a learner was asked to sign, with a nonce of its own, in one session; claimed at most once.

    `used_at` is when a signature came, `signed_at` when it was right.
    """

    attempt = models.ForeignKey(PracticalAttempt, models.CASCADE, related_name="notes", db_index=False)
    request_id = models.CharField(_("request"), max_length=40)
    nonce = models.CharField(_("nonce"), max_length=40)
    message = models.TextField(_("message"))
    session_mark = models.CharField(max_length=32, editable=False)
    issued_at = models.DateTimeField(_("issued"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)

    class Meta:
        db_table = "practical_notes"
        verbose_name = _("note to sign")
        verbose_name_plural = _("notes to sign")
        constraints = (
            models.UniqueConstraint(fields=("nonce",), name="practical_notes_nonce_key"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(used_at__isnull=False), name="practical_notes_signed_check"
            ),
        )
        indexes = (models.Index(F("attempt"), F("issued_at").desc(), name="practical_notes_attempt_idx"),)

    def __str__(self) -> str:
        return self.nonce
