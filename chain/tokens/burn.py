"""Taking tokens off the chain that are not wanted any more."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from chain.contracts.calls import revoke_data
from chain.contracts.collection import Collection
from chain.models import ContractDeployment, NftCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.models.transaction import TransactionType
from chain.sending.intents import plan_call

AT_ONCE = 20


def want_burned(tokens: list[SoulboundToken], *, reason: str) -> None:
    """Inside the caller's transaction. What is on its way is burned when it has arrived."""
    SoulboundToken.objects.filter(pk__in=[token.pk for token in tokens], burn_wanted_at__isnull=True).update(
        burn_wanted_at=timezone.now(), burn_reason=reason, due_at=timezone.now()
    )


def drop_unwanted(deployment: ContractDeployment) -> None:
    """What was not minted when it ceased to be wanted never will be."""
    SoulboundToken.objects.filter(
        deployment=deployment, state=TokenState.WAITING, burn_wanted_at__isnull=False, due_at__lte=timezone.now()
    ).update(state=TokenState.DROPPED)


def plan_burns(deployment: ContractDeployment) -> int:
    """How many transactions were planned.

    What was issued again waits until the mint of the new one is planned: gas is estimated beforehand, and issuing costs
    more when the burn has emptied the holder's counter. Another pass may be planning that mint at this moment.
    """
    unwanted = SoulboundToken.objects.filter(
        deployment=deployment, state=TokenState.LIVE, burn_wanted_at__isnull=False, due_at__lte=timezone.now()
    ).exclude(awaits_successor(deployment))
    return sum(plan_burn(deployment, token) for token in unwanted.order_by("burn_wanted_at")[:AT_ONCE])


def awaits_successor(deployment: ContractDeployment) -> Exists:
    """Whether its certificate is to be minted anew, and no mint of that was planned or has failed yet."""
    tokens = SoulboundToken.objects.filter(deployment=deployment, fingerprint=OuterRef("fingerprint"))
    planned = tokens.exclude(state=TokenState.WAITING, attempts=0)
    pending = NftCertificate.objects.filter(pk=OuterRef("certificate"), status=CertificateStatus.PENDING)
    return Exists(pending.filter(~Exists(planned)))


def plan_burn(deployment: ContractDeployment, token: SoulboundToken) -> bool:
    address = deployment.address or ""
    is_burned = token.attempts > 0 and Collection(address).is_revoked(token.fingerprint)
    with transaction.atomic():
        locked = SoulboundToken.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
        row = locked.filter(pk=token.pk, state=TokenState.LIVE).first()
        if row is None:
            return False
        if is_burned:
            row.state, row.burned_at = TokenState.BURNED, timezone.now()
            row.save(update_fields=["state", "burned_at"])
            return False
        row.burn_transaction = plan_call(
            user_id=None,
            kind=TransactionType.NFT_REVOKE,
            to=address,
            data=revoke_data(row.fingerprint, row.burn_reason),
            memo=f"Token {row.serial_number}",
        )
        row.state = TokenState.BURNING
        row.save(update_fields=["burn_transaction", "state"])
    return True
