"""A testnet that was reset is noticed and told, and gets its tokens back."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import CommandError, call_command

from chain.certificates.revoking import revoke_certificate
from chain.certificates.verification import Outcome, verify
from chain.models import ChainTrouble, ContractDeployment, SoulboundToken, Transaction
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.testing.chains import Chain
from chain.testing.double_server import Upstream
from chain.testing.nodes import give, new_address, reset_anvil, rpc
from chain.tests.minting import collection_of, deploy, holder_of, make_certificate, mint, work_for_a_while, work_until
from chain.tests.sending import pay, sweep_until_settled
from chain.tokens.badge_opt_in import opt_in
from chain.tokens.deploy import current_deployment
from chain.tokens.network_reset import check_contract
from chain.tokens.pipeline import advance
from chain.tokens.remint import count_lost, remint_lost
from chain.tokens.standing import stands
from gamification.models import UserAchievement
from tests.builders import make_achievement, make_badge

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_life(chain: Chain) -> Iterator[str]:
    """The same network after a reset: another first block, no contracts, the same keys with money again."""
    with reset_anvil() as url:
        give(url, chain.operator, 1000)
        yield url


def reset(chain: Chain, url: str) -> None:
    """From now on the network answers from its new life."""
    if chain.double is None:
        settings.CHAIN_RPC_URL = url
    else:
        chain.double.upstream.close()
        chain.double.upstream = Upstream(url)
    chain.anvil = url


def remint_by_command() -> str:
    out = StringIO()
    call_command("remint", stdout=out)
    return out.getvalue()


def trouble() -> str:
    check_contract()
    return "".join(ChainTrouble.objects.filter(kind="contract").values_list("sentence", flat=True))


def test_a_reset_is_told_and_everything_is_minted_again(chain: Chain, new_life: str) -> None:
    first, certificate, revoked = deploy(), make_certificate(), make_certificate()
    mint(certificate, revoked)
    revoke_certificate(certificate_id=revoked.pk, reason="Revoked before the reset")
    work_until(lambda: SoulboundToken.objects.filter(state=TokenState.BURNED).exists())
    assert trouble() == ""

    reset(chain, new_life)
    assert "reset" in trouble()
    assert "remint" in trouble()
    with pytest.raises(CommandError, match="deploy_certificates"):
        remint_by_command()

    call_command("deploy_certificates", stdout=StringIO())
    second = current_deployment()
    assert second is not None
    assert second != first
    # The same key with the same nonce deploys at the same address.
    assert trouble() == ""
    if chain.double is not None:
        assert "1 certificates and 0 badges" in remint_by_command()
    else:  # a devnet gets its tokens back by itself
        work_until(lambda: not count_lost())
    mint(certificate)
    assert "Nothing is lost" in remint_by_command()
    collection = collection_of(second)
    assert collection.total_supply() == 1
    assert collection.certificate_of(certificate.serial_number or 0) == certificate.fingerprint
    assert collection.token_of(revoked.fingerprint or "") == 0
    revoked.refresh_from_db()
    assert revoked.status == CertificateStatus.REVOKED


def test_numbers_and_codes_outlive_the_chain(chain: Chain, new_life: str) -> None:
    deploy()
    certificate = make_certificate()
    mint(certificate)
    before = (certificate.certificate_number, certificate.verification_code, certificate.fingerprint)
    reset(chain, new_life)
    deploy()
    remint_lost()
    mint(certificate)
    assert (certificate.certificate_number, certificate.verification_code, certificate.fingerprint) == before


def test_chosen_certificates_alone_are_minted_again(double: Chain) -> None:
    deploy()
    chosen, other = make_certificate(), make_certificate()
    mint(chosen, other)
    with reset_anvil() as url:
        give(url, double.operator, 1000)
        reset(double, url)
        deploy()
        assert remint_lost(certificate_ids=[chosen.pk]).certificates == 1
        mint(chosen)
        other.refresh_from_db()
        assert other.status == CertificateStatus.MINTED
        assert remint_lost().certificates == 1
        mint(other)


def test_badges_come_back_for_learners_who_want_them(double: Chain) -> None:
    deploy()
    certificate = make_certificate()
    mint(certificate)
    earned = make_badge(holder_of(certificate), make_achievement({"lessons_completed": 99}))
    opt_in(user_id=holder_of(certificate).pk)
    work_until(lambda: UserAchievement.objects.filter(pk=earned.pk, nft_token_id__isnull=False).exists())
    with reset_anvil() as url:
        give(url, double.operator, 1000)
        reset(double, url)
        deployment = deploy()
        reminted = remint_lost()
        assert (reminted.certificates, reminted.badges) == (1, 1)
        work_until(lambda: UserAchievement.objects.filter(pk=earned.pk, nft_token_id__isnull=False).exists())
        mint(certificate)
        assert collection_of(deployment).total_supply() == 2


def test_what_was_on_its_way_when_the_chain_was_reset_is_minted_once(chain: Chain, new_life: str) -> None:
    deploy()
    certificate = make_certificate()
    advance()
    reset(chain, new_life)
    deployment = deploy()
    remint_lost()
    mint(certificate)
    work_for_a_while()
    assert collection_of(deployment).total_supply() == 1
    assert set(SoulboundToken.objects.values_list("state", flat=True)) == {TokenState.LOST, TokenState.LIVE}


def test_nothing_is_minted_again_while_the_contract_stands(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    assert remint_lost().certificates == 0
    assert stands(deployment)
    work_for_a_while()
    assert collection_of(deployment).total_supply() == 1
    assert ContractDeployment.objects.count() == 1


@pytest.mark.parametrize("doubt", [{"genesis_hash": "0x" + "00" * 32}, {"block_number": 10**9}])
def test_s6_a_chain_that_knows_the_contracts_deployment_was_not_reset(devnet: Chain, doubt: dict[str, Any]) -> None:
    """A devnet started again may show another first block, and have fewer blocks, made again from the same bytes."""
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    ContractDeployment.objects.update(**doubt)
    deployment.refresh_from_db()
    assert (trouble(), stands(deployment)) == ("", True)
    assert verify(certificate.verification_code).outcome is Outcome.VALID
    Transaction.objects.filter(deployment=deployment).update(transaction_hash="0x" + "12" * 32)
    deployment.refresh_from_db()
    assert "The chain was reset" in trouble()
    assert not stands(deployment)
    cache.clear()
    assert verify(certificate.verification_code).outcome is Outcome.MISSING


def test_a_chain_without_the_contract_is_noticed(devnet: Chain) -> None:
    deploy()
    ContractDeployment.objects.update(block_number=1, address="0x" + "12" * 20)
    assert "no certificate contract" in trouble()


def test_s6_a_contract_of_a_lost_block_is_waited_for_and_sent_again(devnet: Chain) -> None:
    """Another payout and its block came first: the chain is the same one, only shorter."""
    sweep_until_settled(pay(new_address()))
    snapshot = rpc(devnet.anvil, "evm_snapshot")
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    assert rpc(devnet.anvil, "evm_revert", snapshot)
    assert "lost its last blocks" in trouble()
    with pytest.raises(CommandError, match="deploy_certificates"):
        remint_by_command()
    out = StringIO()
    call_command("deploy_certificates", stdout=out)
    assert f"is at {deployment.address}" in out.getvalue()
    assert ContractDeployment.objects.get() == deployment
    work_until(lambda: collection_of(deployment).total_supply() == 1)
    assert trouble() == ""
    assert SoulboundToken.objects.get().state == TokenState.LIVE


def test_a_missing_contract_is_told_when_a_certificate_waits_for_it(devnet: Chain) -> None:
    assert trouble() == ""
    make_certificate()
    assert "1 certificates wait" in trouble()
