"""What becomes of certificates when their holder deletes the account."""

import pytest
from django.test import Client

from chain.certificates.issuing import issue_certificate
from chain.certificates.withdrawing import withdraw_certificates
from chain.models import NftCertificate, SoulboundToken
from learning.accounts.deletion import delete_account
from learning.models import User
from learning.signals import account_deletion_started
from tests.builders import finish_course, make_course, make_enrolment, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina() -> User:
    return make_user("amina", certificate_name="Amina Okonkwo")


def make_certificate(learner: User) -> NftCertificate:
    course = make_course(lessons=1)
    make_enrolment(learner, course)
    finish_course(learner, course)
    certificate = issue_certificate(user_id=learner.pk, course_id=course.pk)
    assert certificate is not None
    return certificate


def leave(learner: User, **fields: str) -> int:
    return signed_in(learner).post("/account/delete/", {"typed_name": learner.username, **fields}).status_code


def page_of(client: Client, certificate: NftCertificate) -> str:
    return client.get(f"/certificates/{certificate.verification_code}/").content.decode()


def test_the_learner_has_to_say_what_becomes_of_them(amina: User, kwame: User) -> None:
    make_certificate(amina)
    assert "Say what shall become of your certificates" in (
        signed_in(amina).post("/account/delete/", {"typed_name": "amina"}).content.decode()
    )
    assert User.objects.filter(pk=amina.pk).exists()
    assert leave(kwame) == 302


def test_those_that_are_kept_stay_under_the_name_printed_on_them(amina: User, client: Client) -> None:
    certificate = make_certificate(amina)
    assert leave(amina, certificates="keep") == 302
    certificate.refresh_from_db()
    assert (certificate.user, certificate.holder_name) == (None, "Amina Okonkwo")
    page = page_of(client, certificate)
    assert "Amina Okonkwo" in page
    assert "This is yours" not in page
    verified = client.get(f"/verify/?code={certificate.certificate_number}").content.decode()
    assert "No such certificate" not in verified


def test_those_that_are_ended_say_so_and_name_nobody(amina: User, client: Client) -> None:
    certificate = make_certificate(amina)
    assert leave(amina, certificates="end") == 302
    certificate.refresh_from_db()
    assert (certificate.holder_name, certificate.recipient_address, certificate.status) == ("", "", "revoked")
    for page in (page_of(client, certificate), client.get(f"/verify/?code={certificate.certificate_number}").text):
        assert "Withdrawn by its holder" in page
        assert "Amina" not in page
    assert "Amina" not in client.get(f"/certificates/{certificate.verification_code}.svg").content.decode()


def test_ending_them_twice_is_no_harm_and_touches_nobody_else(amina: User, kwame: User) -> None:
    make_certificate(amina)
    other = make_certificate(kwame)
    assert [withdraw_certificates(user_id=amina.pk) for _ in range(2)] == [1, 1]
    other.refresh_from_db()
    assert not other.is_withdrawn
    assert not SoulboundToken.objects.filter(certificate__user=amina, burn_wanted_at=None).exists()


def test_they_end_with_the_account_or_not_at_all(amina: User) -> None:
    certificate = make_certificate(amina)
    browser = signed_in(amina)

    def fail(**_: object) -> None:
        raise RuntimeError("The database is away.")

    account_deletion_started.connect(fail)
    try:
        with pytest.raises(RuntimeError, match="away"):
            browser.post("/account/delete/", {"typed_name": "amina", "certificates": "end"})
    finally:
        account_deletion_started.disconnect(fail)
    certificate.refresh_from_db()
    assert (certificate.user, certificate.holder_name, certificate.is_withdrawn) == (amina, "Amina Okonkwo", False)


def test_an_account_that_an_admin_deletes_leaves_its_certificates(amina: User) -> None:
    certificate = make_certificate(amina)
    delete_account(user_id=amina.pk)
    certificate.refresh_from_db()
    assert certificate.user is None
