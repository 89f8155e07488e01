"""A certificate that is issued again: the old token is burned after the new one's mint was planned, never before."""

import pytest

from chain.certificates.reissuing import reissue_certificate
from chain.models import SoulboundToken, Transaction
from chain.models.token import TokenState
from chain.testing.chains import Chain
from chain.testing.nodes import new_address
from chain.tests.minting import deploy, holder_of, make_certificate, mint
from chain.tokens.backlog import queue_tokens
from chain.tokens.burn import plan_burns
from chain.tokens.mint import plan_mint
from learning.models import User


@pytest.mark.django_db
def test_the_old_token_waits_until_the_mint_of_the_new_one_is_planned(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    User.objects.filter(pk=holder_of(certificate).pk).update(evm_address=new_address())
    reissue_certificate(certificate_id=certificate.pk, reason="Another wallet")
    # A pass that looked for what is to be minted before this was written down.
    assert plan_burns(deployment) == 0
    queue_tokens(deployment)
    # A pass while another one's plan to mint is not committed.
    assert plan_burns(deployment) == 0
    assert plan_mint(deployment) is not None
    assert plan_burns(deployment) == 1
    assert set(SoulboundToken.objects.values_list("state", flat=True)) == {TokenState.MINTING, TokenState.BURNING}
    last = Transaction.objects.order_by("-pk").values_list("transaction_type", flat=True)[:2]
    assert list(last) == ["nft_revoke", "nft_mint_certificate"]
