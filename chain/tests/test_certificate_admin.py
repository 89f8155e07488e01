"""Staff revoke, reissue and remint in the admin, with a reason; nobody else does."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from chain.models import NftCertificate, ReplacedCertificate
from chain.models.certificate import CertificateStatus
from chain.tests.minting import holder_of, make_certificate
from chain.tokens import tasks
from learning.models import User
from tests.owed import owed

LIST = reverse("admin:chain_nftcertificate_changelist")


def act(browser: Client, action: str, *certificates: NftCertificate, **fields: Any) -> HttpResponse:
    chosen = [str(certificate.pk) for certificate in certificates]
    form = {"action": action, "_selected_action": chosen, **fields}
    return browser.post(LIST, form, follow=True)  # type: ignore[return-value]


def statuses() -> set[str]:
    return set(NftCertificate.objects.values_list("status", flat=True))


def test_revoking_asks_why_first(ada_client: Client) -> None:
    certificate = make_certificate()
    page = act(ada_client, "revoke", certificate).content.decode()
    assert certificate.certificate_number in page
    assert 'name="reason"' in page
    assert statuses() == {CertificateStatus.PENDING}


def test_revoking_with_a_reason_is_done_and_logged(ada_client: Client) -> None:
    certificates = [make_certificate(), make_certificate()]
    page = act(ada_client, "revoke", *certificates, reason="Copied answers").content.decode()
    assert "Done for 2 certificates." in page
    assert statuses() == {CertificateStatus.REVOKED}
    assert set(NftCertificate.objects.values_list("revocation_reason", flat=True)) == {"Copied answers"}
    assert "Copied answers" in LogEntry.objects.first().change_message  # type: ignore[union-attr]
    again = act(ada_client, "revoke", *certificates, reason="Once more").content.decode()
    assert "It was revoked before." in again
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize("reason", ["", "   ", "ü" * 51])
def test_a_bad_reason_is_refused_with_a_sentence(ada_client: Client, reason: str) -> None:
    page = act(ada_client, "revoke", make_certificate(), reason=reason).content.decode()
    assert "errorlist" in page
    assert statuses() == {CertificateStatus.PENDING}


def test_reissuing_prints_the_present_name(ada_client: Client) -> None:
    renamed, same = make_certificate("amina"), make_certificate()
    User.objects.filter(pk=holder_of(renamed).pk).update(username="amina-diallo")
    page = act(ada_client, "reissue", renamed, same, reason="New name").content.decode()
    assert "Done for 1 certificates." in page
    assert "nothing to change" in page
    renamed.refresh_from_db()
    assert renamed.holder_name == "amina-diallo"
    assert ReplacedCertificate.objects.get().reason == "New name"


def test_reminting_goes_to_a_worker(ada_client: Client) -> None:
    certificate = make_certificate()
    assert b"A worker looks at them" in act(ada_client, "remint", certificate).content
    assert owed(tasks.remint_certificates) == [[[certificate.pk]]]


def test_a_moderator_cannot(moyo_client: Client) -> None:
    certificate = make_certificate()
    assert act(moyo_client, "revoke", certificate, reason="Mine").status_code in (200, 403)
    assert statuses() == {CertificateStatus.PENDING}
