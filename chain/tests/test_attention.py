"""What keeps the school from paying and minting is seen on the admin's first page, mended from it, and gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from celery import Task
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain.faucet.pay_again import NotPaidAgain, pay_again
from chain.faucet.tasks import check_faucet_balance
from chain.models import (
    ChainTrouble,
    ContractDeployment,
    FaucetRequest,
    NftCertificate,
    SoulboundToken,
    Transaction,
)
from chain.models.certificate import CertificateStatus
from chain.models.faucet import FaucetStatus
from chain.models.token import TokenState
from chain.sending.sweep import sweep
from chain.sending.tasks import sweep_transactions
from chain.testing.chains import Chain
from chain.testing.double_server import Upstream
from chain.testing.fault_profile import FaultProfile
from chain.testing.hedera_double import Refusal
from chain.testing.in_process import Clock, InProcessChain
from chain.testing.nodes import HBAR, give, new_address, reset_anvil
from chain.tests.minting import deploy, make_certificate, mint, work_until
from chain.tests.payouts import ask, end, refusal_of
from chain.tests.sending import pay
from chain.tokens.deploy import confirm_deployment, current_deployment
from chain.tokens.network_reset import check_contract
from chain.tokens.standing import stands
from chain.tokens.tasks import look_for_reset, remint_certificates
from learning.models import User
from settings.models import OwedTask
from settings.owed import do_owed
from tests.attention import mend, seen
from tests.builders import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undivided_budget")]
Capture = Callable[..., Any]

# What the chain's watchers hand to workers.
LOOKS = {task.name for task in (sweep_transactions, look_for_reset, check_faucet_balance)}


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture) -> Callable[[], Any]:
    """`with worker():` does the looks that were handed to a worker meanwhile, when it ends."""

    @contextmanager
    def work() -> Iterator[None]:
        queued: list[tuple[Task[Any, Any], tuple[Any, ...]]] = []
        with monkeypatch.context() as patch:
            patch.setattr(Task, "apply_async", lambda task, args=(), **_: queued.append((task, args)))
            with django_capture_on_commit_callbacks(execute=True):
                yield
        for task, args in queued:
            if task.name in LOOKS:
                task(*args)

    return work


def run(clock: Clock, *, minutes: float) -> None:
    for _ in range(int(minutes * 4)):
        sweep()
        clock.pass_seconds(15)


def test_an_unreachable_network_is_seen_looked_at_again_and_gone(
    hedera: InProcessChain, ada_client: Client, settings: Settings, worker: Callable[[], Any]
) -> None:
    right = settings.CHAIN_RPC_URL
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1/hush"
    sweep()
    (words,) = seen(ada_client, "network")
    assert "does not answer" in words
    with worker():
        assert "A worker looks at it now." in mend(ada_client, "network", "look")
    assert len(seen(ada_client, "network")) == 1
    settings.CHAIN_RPC_URL = right
    with worker():
        mend(ada_client, "network", "look")
    assert seen(ada_client, "network") == []
    assert not ChainTrouble.objects.exists()


def test_a_low_balance_is_seen_the_faucet_paused_and_both_are_gone_when_it_is_filled_and_opened(
    hedera: InProcessChain, ada_client: Client, amina: Any, worker: Callable[[], Any]
) -> None:
    hedera.ledger.fund(hedera.operator, 99)
    check_faucet_balance()
    (words,) = seen(ada_client, "balance")
    assert "hold 99 HBAR" in words
    assert refusal_of(amina) == ""
    mend(ada_client, "balance", "pause")
    assert refusal_of(amina) == "disabled"
    assert "paused already" in mend(ada_client, "balance", "pause")
    assert len(seen(ada_client, "paused-faucet")) == 1

    hedera.ledger.fund(hedera.operator, HBAR)
    with worker():
        mend(ada_client, "balance", "look")
    assert seen(ada_client, "balance") == []
    mend(ada_client, "paused-faucet", "open")
    assert seen(ada_client, "paused-faucet") == []
    assert refusal_of(amina) == ""


def test_what_is_stuck_is_seen_and_sent_when_its_keys_were_looked_at(
    hedera: InProcessChain, clock: Clock, ada_client: Client, worker: Callable[[], Any]
) -> None:
    pay(new_address())
    run(clock, minutes=1)
    hedera.faults = FaultProfile(is_frozen=True)
    learner = new_address()
    row = pay(learner)
    run(clock, minutes=5)
    assert seen(ada_client, "stuck-transactions") == []
    run(clock, minutes=6)
    (words,) = seen(ada_client, "stuck-transactions")
    assert words.startswith(f"Faucet {row.pk} for the school on Hedera Testnet.")
    hedera.faults = FaultProfile()
    with worker():
        assert "Workers go on with it now." in mend(ada_client, "stuck-transactions", "mend")
    run(clock, minutes=1)
    assert seen(ada_client, "stuck-transactions") == []
    assert hedera.ledger.balance(learner) == 10**18
    assert LogEntry.objects.get().object_id == str(row.pk)


def test_a_failed_payout_is_seen_paid_again_once_and_gone(
    hedera: InProcessChain, clock: Clock, ada_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = make_user("amina", evm_address=new_address())
    request = ask(learner, 3)
    failed_as = request.transaction_id

    def turn_away(_raw: object) -> None:
        raise Refusal(-32005, "Transaction gas limit exceeds the limit")

    with monkeypatch.context() as patch:
        patch.setattr(hedera.double, "precheck", turn_away)
        run(clock, minutes=10)
    (words,) = seen(ada_client, "failed-payouts")
    assert words == "3 HBAR for amina: Transaction gas limit exceeds the limit"

    assert "It is on its way again." in mend(ada_client, "failed-payouts", "pay")
    assert seen(ada_client, "failed-payouts") == []
    with pytest.raises(NotPaidAgain, match="being paid again"):
        pay_again(request_id=request.pk)
    run(clock, minutes=1)
    request.refresh_from_db()
    assert request.status == FaucetStatus.COMPLETED
    assert request.transaction_id != failed_as
    assert hedera.ledger.balance(str(learner.evm_address)) == 3 * 10**18
    assert Transaction.objects.get(pk=failed_as or 0).status == "failed"


def test_a_payout_that_cannot_be_repeated_is_refused_with_a_sentence(
    hedera: InProcessChain, ada_client: Client, settings: Settings
) -> None:
    learner = make_user("amina", evm_address=new_address())
    request = ask(learner)
    end(request, paid=False)
    settings.CHAIN_ID = 297
    assert "on a network that the faucet does not use" in mend(ada_client, "failed-payouts", "pay")
    FaucetRequest.objects.update(user=None)
    with pytest.raises(NotPaidAgain, match="deleted their account"):
        pay_again(request_id=request.pk)
    assert FaucetRequest.objects.get().status == FaucetStatus.FAILED
    assert Transaction.objects.count() == 1


def ask_in_vain(learner: User, hbar: int) -> FaucetRequest:
    request = ask(learner, hbar)
    end(request, paid=False)
    return request


def test_paying_again_passes_no_limit_of_the_learner_or_their_wallet(hedera: InProcessChain) -> None:
    """What failed gave the allowance back: who asked again has had it."""
    learner = make_user("amina", evm_address=new_address())
    failed = [ask_in_vain(learner, 10) for _ in range(3)]
    paid = ask(learner, 10)
    end(paid, paid=True)
    assert [pays_again(each) for each in failed] == [False] * 3
    # Neither has their wallet room under another account.
    User.objects.filter(pk=learner.pk).update(evm_address=None)
    other = make_user("kwame", evm_address=str(paid.evm_address))
    FaucetRequest.objects.filter(pk=failed[0].pk).update(user=other)
    assert not pays_again(failed[0])
    assert FaucetRequest.objects.exclude(status=FaucetStatus.FAILED).get() == paid


def test_of_several_failed_payouts_what_a_day_allows_is_paid_again_and_counts_from_then_on(
    hedera: InProcessChain,
) -> None:
    learner = make_user("amina", evm_address=new_address())
    failed = [ask_in_vain(learner, 10) for _ in range(3)]
    two_days_ago = timezone.now() - timedelta(days=2)
    FaucetRequest.objects.update(requested_at=two_days_ago, request_ip="192.0.2.7")
    assert [pays_again(each) for each in failed] == [True, False, False]
    again = FaucetRequest.objects.get(status=FaucetStatus.PENDING)
    assert again.requested_at > two_days_ago + timedelta(days=1)
    assert again.request_ip is None
    assert refusal_of(learner) == "allowance"


def pays_again(request: FaucetRequest) -> bool:
    try:
        pay_again(request_id=request.pk)
    except NotPaidAgain as refusal:
        assert str(refusal) == "They have asked again meanwhile, and got what a day allows."  # noqa: PT017
        return False
    return True


def make_unmintable(name: str) -> SoulboundToken:
    """Issued to the zero address, for which nobody can receive, and tried three times."""
    certificate = make_certificate(name)
    User.objects.filter(username=name).update(evm_address="0x" + "0" * 40)
    for attempts in (1, 2, 3):
        SoulboundToken.objects.update(due_at=timezone.now())
        work_until(SoulboundToken.objects.filter(attempts=attempts).exists)
    return SoulboundToken.objects.get(certificate=certificate)


def test_a_certificate_that_cannot_be_minted_is_seen_and_gone_once_it_is_or_is_revoked(
    devnet: Chain, ada_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chain.sending.release.MOST_REFUSALS", 1)
    deploy()
    token = make_unmintable("amina")
    (words,) = seen(ada_client, "failing-mints")
    assert words.startswith(f"{token.certificate}, tried 3 times: ")
    assert "zero address" in words

    User.objects.filter(username="amina").update(evm_address=new_address())
    assert "Workers try it now." in mend(ada_client, "failing-mints", "mint")
    work_until(lambda: SoulboundToken.objects.filter(state=TokenState.LIVE).exists())
    assert seen(ada_client, "failing-mints") == []

    other = make_unmintable("kwame")
    assert "fewer when they are not English" in mend(ada_client, "failing-mints", "revoke", typed="ü" * 51)
    assert "It is revoked" in mend(ada_client, "failing-mints", "revoke", typed="Copied answers")
    work_until(lambda: SoulboundToken.objects.filter(pk=other.pk, state=TokenState.DROPPED).exists())
    assert seen(ada_client, "failing-mints") == []
    assert [entry.object_id for entry in LogEntry.objects.order_by("pk")] == [
        str(token.certificate_id),
        str(other.certificate_id),
    ]


def test_a_reset_chain_is_seen_its_contract_deployed_and_its_tokens_minted_again(
    double: Chain, ada_client: Client, worker: Callable[[], Any]
) -> None:
    deploy()
    certificate = make_certificate()
    mint(certificate)
    assert double.double is not None
    with reset_anvil() as url:
        give(url, double.operator, 1000)
        double.double.upstream.close()
        double.double.upstream = Upstream(url)
        check_contract()
        (words,) = seen(ada_client, "contract")
        assert "The chain was reset" in words
        assert seen(ada_client, "lost-tokens") == []
        assert "Workers put the contract on the chain now." in mend(ada_client, "contract", "deploy")
        work_until(lambda: ContractDeployment.objects.filter(is_current=True).count() == 1 and stands_now())
        with worker():
            mend(ada_client, "contract", "look")
        assert seen(ada_client, "contract") == []

        assert seen(ada_client, "lost-tokens") == [str(certificate)]
        assert "A worker mints it again." in mend(ada_client, "lost-tokens", "remint")
        (owed,) = OwedTask.objects.filter(task=remint_certificates.name)
        do_owed(owed_id=owed.pk)
        assert seen(ada_client, "lost-tokens") == []
        NftCertificate.objects.get(pk=certificate.pk, status=CertificateStatus.PENDING)
        mint(certificate)


def stands_now() -> bool:
    confirm_deployment()
    present = current_deployment()
    return present is not None and stands(present)
