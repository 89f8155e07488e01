"""Learners are notified of how their payouts ended and when their certificates are minted."""

from typing import Any

import pytest
from django.test import Client

from chain.models import ContractDeployment, FaucetRequest, NftCertificate, SoulboundToken, Transaction
from chain.models.certificate import CertificateStatus
from chain.notifications import notify_of_certificate, notify_of_payout
from chain.tests.minting import holder_of, make_certificate
from chain.tests.payouts import ask, end
from chain.tokens.record import record_token
from community.models import Notification
from community.tests.notification_tools import Capture, make_notification, received, run_tasks
from learning.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undivided_budget")]


@pytest.mark.parametrize(("paid", "event"), [(True, "paid"), (False, "failed")])
def test_the_end_of_a_payout_is_notified_of_once(
    amina: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
    paid: bool,
    event: str,
) -> None:
    request = ask(amina, "2.5")
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        end(request, paid=paid)
    assert "notify_of_payout" in queue.done
    notify_of_payout(request_id=request.pk)
    row = Notification.objects.get(kind="payout")
    assert (row.user, row.subject, row.events) == (amina, f"faucet_request:{request.pk}", [event])
    assert (row.title, row.url) == ("2.5 HBAR", "/faucet/")


@pytest.mark.parametrize(
    ("columns", "sentences"),
    [
        ({"kind": "payout", "title": "5 HBAR", "events": ["paid"]}, ["5 HBAR arrived in your wallet"]),
        (
            {"kind": "payout", "title": "5 HBAR", "events": ["failed"]},
            ["5 HBAR could not be sent", "Your allowance is back"],
        ),
        (
            {"kind": "certificate", "title": "Keys", "events": ["minted:W3V-1"]},
            ["Your certificate for “Keys” is on the chain"],
        ),
    ],
)
def test_what_happened_is_a_sentence(
    amina: User, amina_client: Client, columns: dict[str, Any], sentences: list[str]
) -> None:
    make_notification(amina, **columns)
    text = amina_client.get("/notifications/").content.decode()
    for sentence in sentences:
        assert sentence in text


def test_a_payout_under_way_and_one_of_a_former_learner_reach_nobody(amina: User) -> None:
    request = ask(amina)
    notify_of_payout(request_id=request.pk)
    FaucetRequest.objects.update(user=None, status="completed")
    notify_of_payout(request_id=request.pk)
    notify_of_payout(request_id=10**9)
    assert not Notification.objects.exists()


@pytest.fixture
def token(db: None) -> SoulboundToken:
    """A certificate whose token a worker has just found on the chain."""
    certificate = make_certificate("amina")
    contract = ContractDeployment.objects.create(
        chain_id=298,
        deployer="0xabc",
        address="0x" + "ab" * 20,
        source_sha256="0",
        transaction=Transaction.objects.create(transaction_type="contract_deployment", chain_id=298),
    )
    return SoulboundToken.objects.create(
        deployment=contract,
        certificate=certificate,
        fingerprint=certificate.fingerprint or "",
        recipient=certificate.recipient_address,
    )


def test_a_minted_certificate_is_notified_of(
    token: SoulboundToken,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        assert record_token(token.pk, serial=1)
    row = Notification.objects.get(kind="certificate")
    certificate = NftCertificate.objects.get()
    assert (row.user, row.title) == (certificate.user, certificate.course_title)
    assert row.url == f"/certificates/{certificate.verification_code}/"


def test_minting_the_same_certificate_anew_is_no_event_and_a_reissued_one_is(token: SoulboundToken) -> None:
    NftCertificate.objects.update(status=CertificateStatus.MINTED)
    holder = holder_of(NftCertificate.objects.get())
    for _ in range(2):
        notify_of_certificate(certificate_id=token.certificate_id or 0)
        Notification.objects.update(read_at="2026-03-10T12:00Z")
    assert len(received(holder)) == 1
    NftCertificate.objects.update(certificate_number="W3V-2027-00001")
    notify_of_certificate(certificate_id=token.certificate_id or 0)
    assert len(received(holder)) == 2


def test_a_certificate_that_is_not_minted_is_no_event(token: SoulboundToken) -> None:
    notify_of_certificate(certificate_id=token.certificate_id or 0)
    assert received(holder_of(NftCertificate.objects.get())) == []
