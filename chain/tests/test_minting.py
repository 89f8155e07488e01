"""From the record to the token: once, whatever fails on the way."""

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain import gateway
from chain.contracts.calls import issue_data
from chain.models import ChainTrouble, SoulboundToken, Transaction
from chain.models.certificate import CertificateStatus
from chain.models.token import TokenState
from chain.models.transaction import TransactionStatus, TransactionType
from chain.sending.intents import plan_call
from chain.sending.sweep import sweep
from chain.testing.chains import Chain
from chain.testing.nodes import new_address
from chain.tests.minting import (
    collection_of,
    deploy,
    holder_of,
    make_certificate,
    mint,
    work_for_a_while,
    work_until,
)
from chain.tokens.backlog import queue_tokens
from chain.tokens.mint import plan_mint
from chain.tokens.pipeline import advance
from gamification.models import UserAchievement
from learning.models import User, UserProgress
from tests.builders import make_achievement

pytestmark = pytest.mark.django_db


def test_a_certificate_becomes_a_token_of_its_learner(chain: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    collection = collection_of(deployment)
    assert collection.total_supply() == 1
    assert collection.owner_of(1) == holder_of(certificate).evm_address
    assert collection.certificate_of(1) == certificate.fingerprint
    assert (certificate.collection_id, certificate.token_id, certificate.serial_number) == (deployment.address, "1", 1)
    assert certificate.metadata_uri == collection.token_uri(1) == f"{deployment.base_uri}1"
    assert certificate.transaction is not None
    assert certificate.transaction.user_id == certificate.user_id
    assert certificate.transaction.related_course_id == certificate.course_id
    assert certificate.transaction.memo == certificate.certificate_number
    progress = UserProgress.objects.get(user=certificate.user_id)
    assert progress.certificate_nft_id == f"eip155:{deployment.chain_id}/erc721:{deployment.address}/1"
    assert progress.certificate_minted_at == certificate.transaction.consensus_timestamp


def test_working_on_changes_nothing(chain: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    before = list(Transaction.objects.values_list("pk", "status"))
    work_for_a_while()
    assert list(Transaction.objects.values_list("pk", "status")) == before
    assert collection_of(deployment).total_supply() == 1


@pytest.mark.stress
def test_a_backlog_goes_into_batches_of_fifty(chain: Chain) -> None:
    certificates = [make_certificate() for _ in range(53)]
    deployment = deploy()
    mint(*certificates)
    collection = collection_of(deployment)
    assert collection.total_supply() == 53
    minted = Transaction.objects.filter(transaction_type=TransactionType.NFT_MINT_CERTIFICATE)
    assert sorted(row.minted_tokens.count() for row in minted) == [3, 50]
    assert sorted(certificate.serial_number or 0 for certificate in certificates) == list(range(1, 54))
    for certificate in (certificates[0], certificates[49], certificates[52]):
        assert collection.certificate_of(certificate.serial_number or 0) == certificate.fingerprint
        assert collection.owner_of(certificate.serial_number or 0) == certificate.recipient_address


def test_one_transaction_is_under_way_at_a_time(devnet: Chain) -> None:
    deployment = deploy()
    first = make_certificate()
    advance()
    second = make_certificate()
    advance()
    states = dict(SoulboundToken.objects.values_list("certificate", "state"))
    assert states == {first.pk: TokenState.MINTING, second.pk: TokenState.WAITING}
    assert plan_mint(deployment) is None
    mint(first, second)


def test_without_a_contract_certificates_wait(devnet: Chain) -> None:
    certificate = make_certificate()
    work_for_a_while()
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.PENDING
    assert not SoulboundToken.objects.exists()
    deploy()
    mint(certificate)


def test_a_contract_that_is_gone_is_not_called(devnet: Chain) -> None:
    deployment = deploy()
    gateway.request("anvil_setCode", deployment.address, "0x")
    make_certificate()
    advance()
    assert SoulboundToken.objects.get().state == TokenState.WAITING
    assert "no certificate contract" in ChainTrouble.objects.get(kind="contract").sentence


def test_one_that_cannot_be_minted_holds_up_no_other(devnet: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chain.sending.release.MOST_REFUSALS", 1)
    deployment = deploy()
    bad, good, other = make_certificate(), make_certificate(), make_certificate()
    # Nobody can receive for the zero address: the contract refuses the whole batch.
    User.objects.filter(pk=holder_of(bad).pk).update(evm_address="0x" + "0" * 40)
    queue_tokens(deployment)
    plan_mint(deployment)
    work_until(lambda: SoulboundToken.objects.filter(attempts=1).count() == 3)
    SoulboundToken.objects.update(due_at=timezone.now())
    work_until(lambda: SoulboundToken.objects.get(certificate=bad).attempts == 2)
    SoulboundToken.objects.update(due_at=timezone.now())
    mint(good, other)
    token = SoulboundToken.objects.get(certificate=bad)
    assert token.state == TokenState.WAITING
    assert token.due_at > timezone.now()
    assert "zero address" in token.trouble


def test_a_mint_that_failed_in_the_books_but_not_on_the_chain_is_not_repeated(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    queue_tokens(deployment)
    data = issue_data(certificate.recipient_address, certificate.fingerprint or "")
    kind = TransactionType.NFT_MINT_CERTIFICATE
    aside = plan_call(user_id=None, kind=kind, to=deployment.address or "", data=data)
    SoulboundToken.objects.update(attempts=1, due_at=timezone.now())
    while Transaction.objects.get(pk=aside.pk).status == TransactionStatus.PENDING:
        sweep()
    mint(certificate)
    assert collection_of(deployment).total_supply() == 1
    assert Transaction.objects.filter(transaction_type=kind).count() == 1


def test_a_token_goes_to_the_wallet_the_learner_has_by_then(devnet: Chain) -> None:
    certificate = make_certificate()
    new_wallet = new_address()
    User.objects.filter(pk=holder_of(certificate).pk).update(evm_address=new_wallet)
    deployment = deploy()
    mint(certificate)
    assert certificate.recipient_address == new_wallet
    assert collection_of(deployment).owner_of(1) == new_wallet


def test_a_token_stays_in_the_wallet_it_was_minted_to(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    mint(certificate)
    first_wallet = certificate.recipient_address
    User.objects.filter(pk=holder_of(certificate).pk).update(evm_address=new_address())
    work_for_a_while()
    certificate.refresh_from_db()
    assert collection_of(deployment).owner_of(1) == certificate.recipient_address == first_wallet


def test_minting_may_bring_a_badge(devnet: Chain) -> None:
    badge = make_achievement({"certificates": 1})
    deploy()
    certificate = make_certificate()
    assert not UserAchievement.objects.filter(achievement=badge).exists()
    mint(certificate)
    assert UserAchievement.objects.filter(achievement=badge, user=certificate.user_id).count() == 1


def test_a_learner_who_leaves_disturbs_no_batch(devnet: Chain) -> None:
    deployment = deploy()
    staying, leaving, last = make_certificate(), make_certificate(), make_certificate()
    advance()
    learner = holder_of(leaving)
    UserProgress.objects.filter(user=learner).delete()
    learner.delete()
    mint(staying, last)
    assert (staying.serial_number, last.serial_number) == (1, 3)
    assert collection_of(deployment).certificate_of(3) == last.fingerprint


def test_a_chain_that_is_away_costs_nothing(devnet: Chain, settings: Settings) -> None:
    deploy()
    certificate = make_certificate()
    node, settings.CHAIN_RPC_URL = devnet.anvil, "http://127.0.0.1:1"
    work_for_a_while(2)
    assert ChainTrouble.objects.filter(kind="unreachable").exists()
    settings.CHAIN_RPC_URL = node
    mint(certificate)
    assert not ChainTrouble.objects.exists()
