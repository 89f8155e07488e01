"""A transaction that does nothing but use the nonce the chain waits for, so that what follows can run."""

from django.utils import timezone

from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionType


def plan_filler(signer: ChainSigner, nonce: int) -> None:
    """A transfer of nothing from the account to itself, to be signed next unless another row takes the place."""
    Transaction.objects.create(
        transaction_type=TransactionType.TOKEN_TRANSFER,
        from_account=signer.address,
        to_account=signer.address,
        amount_hbar=0,
        chain_id=signer.chain_id,
        memo=f"Fills the place of nonce {nonce}",
        due_at=timezone.now(),
    )
