"""Minting what waits: one transaction at a time, so that what gathers meanwhile goes together into the next one.

Exactly once: the sender sends a planned transaction once, and the contract issues a fingerprint once.
"""

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from chain.contracts.calls import MOST_AT_ONCE, issue_data, issue_many_data
from chain.models import ContractDeployment, SoulboundToken, Transaction
from chain.models.token import TokenState
from chain.models.transaction import TransactionStatus, TransactionType
from chain.sending.intents import plan_call


def plan_mint(deployment: ContractDeployment) -> Transaction | None:
    """One transaction for up to fifty tokens that wait; None while another is under way, or when none waits."""
    with transaction.atomic():
        alone = ContractDeployment.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
        if not alone.filter(pk=deployment.pk, is_current=True).exists() or is_minting(deployment):
            return None
        tokens = take_waiting(deployment)
        if not tokens:
            return None
        planned = plan(deployment, tokens)
        SoulboundToken.objects.filter(pk__in=[token.pk for token in tokens]).update(
            state=TokenState.MINTING, mint_transaction=planned, trouble=""
        )
    return planned


def is_minting(deployment: ContractDeployment) -> bool:
    return SoulboundToken.objects.filter(
        deployment=deployment, state=TokenState.MINTING, mint_transaction__status=TransactionStatus.PENDING
    ).exists()


def take_waiting(deployment: ContractDeployment) -> list[SoulboundToken]:
    """Locked, in the order in which the contract will number them. What has failed before goes alone."""
    waiting = SoulboundToken.objects.filter(
        deployment=deployment, state=TokenState.WAITING, burn_wanted_at__isnull=True, due_at__lte=timezone.now()
    ).order_by("pk")
    locked = waiting.select_for_update(skip_locked=True, no_key=True, of=("self",))
    tokens = list(locked[:MOST_AT_ONCE])
    fresh = [token for token in tokens if token.attempts == 0]
    chosen = fresh or tokens[:1]
    send_to_present_wallets(chosen)
    return chosen


def send_to_present_wallets(tokens: list[SoulboundToken]) -> None:
    """Who has changed wallets since gets the token where it can be seen: the old key may be lost."""
    wallets = SoulboundToken.objects.filter(pk__in=[token.pk for token in tokens]).annotate(
        wallet=Coalesce(F("certificate__user__evm_address"), F("earned_badge__user__evm_address"))
    )
    now_at = dict(wallets.values_list("pk", "wallet"))
    for token in tokens:
        wallet = now_at[token.pk]
        if wallet and wallet != token.recipient:
            token.recipient = wallet
            token.save(update_fields=["recipient"])


def plan(deployment: ContractDeployment, tokens: list[SoulboundToken]) -> Transaction:
    kind = TransactionType.NFT_MINT_BADGE
    if any(token.certificate_id for token in tokens):
        kind = TransactionType.NFT_MINT_CERTIFICATE
    to = deployment.address or ""
    if len(tokens) > 1:
        data = issue_many_data([(token.recipient, token.fingerprint) for token in tokens])
        return plan_call(user_id=None, kind=kind, to=to, data=data, memo=f"{len(tokens)} tokens")
    return plan_alone(to, kind, tokens[0])


def plan_alone(to: str, kind: TransactionType, token: SoulboundToken) -> Transaction:
    """In the learner's own log, with what it is about."""
    data = issue_data(token.recipient, token.fingerprint)
    if token.certificate:
        return plan_call(
            user_id=present(token.certificate.user_id),
            kind=kind,
            to=to,
            data=data,
            memo=token.certificate.certificate_number,
            related_course_id=token.certificate.course_id,
        )
    badge = token.earned_badge
    return plan_call(
        user_id=present(badge.user_id) if badge else None,
        kind=kind,
        to=to,
        data=data,
        related_achievement_id=badge.achievement_id if badge else None,
    )


def present(learner_id: int | None) -> int | None:
    """The learner, kept from leaving until this transaction ends; None for whoever has left or is leaving.

    Tokens are locked here already, and learners come before them: so it waits for nobody. Only who deletes the account
    is in the way of this lock, and the mint then belongs to no log.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM users WHERE id = %s FOR KEY SHARE SKIP LOCKED", [learner_id])
        return learner_id if cursor.fetchone() else None
