"""What Verify says, and what it never calls valid."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from chain.certificates import onchain
from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.reissuing import reissue_certificate
from chain.certificates.revoking import revoke_certificate
from chain.certificates.verification import EXPLANATIONS, Outcome, Verification, verify
from chain.contracts.calls import revoke_data
from chain.models import NftCertificate
from chain.testing.chains import Chain, chain_at
from chain.testing.nodes import new_address, rpc, running_anvil
from chain.tests.minting import deploy, holder_of, make_certificate, mint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_answers_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def look(certificate: NftCertificate) -> Verification:
    """What is found now, past every answer that is kept for a while."""
    cache.clear()
    return verify(certificate.verification_code)


def failed(result: Verification) -> list[str]:
    return [str(check.question) for check in result.checks if check.passed is False]


def tamper(certificate: NftCertificate, *, hide: bool = False, **columns: object) -> None:
    """Change the row as somebody with access to the database would; `hide` renews the fingerprint too."""
    NftCertificate.objects.filter(pk=certificate.pk).update(**columns)
    if hide:
        certificate.refresh_from_db()
        NftCertificate.objects.filter(pk=certificate.pk).update(fingerprint=fingerprint_of(certificate))


@pytest.fixture
def minted(devnet: Chain) -> NftCertificate:
    deploy()
    certificate = make_certificate("amina")
    mint(certificate)
    return certificate


def test_a_minted_certificate_is_valid_by_number_code_and_address(minted: NftCertificate) -> None:
    code, number = minted.verification_code, minted.certificate_number
    for typed in (
        number,
        number.lower(),
        code,
        code.lower().replace("-", " "),
        f"https://x.example/certificates/{code}/",
    ):
        result = verify(typed)
        assert result.outcome is Outcome.VALID
        assert result.certificate == minted
        assert all(check.passed for check in result.checks)
        assert len(result.checks) == 9
    assert look(minted).checked_at > result.checked_at


def test_a_wrong_code_or_number_is_nobodys(minted: NftCertificate) -> None:
    wrong = minted.verification_code[:-1] + ("0" if minted.verification_code[-1] != "0" else "1")
    for typed in (wrong, "W3V-2026-99999", "hello", ""):
        result = verify(typed)
        assert (result.outcome, result.certificate) == (Outcome.NOT_FOUND, None)


def test_before_it_is_minted_it_is_pending(devnet: Chain) -> None:
    result = verify(make_certificate().certificate_number)
    assert result.outcome is Outcome.PENDING
    assert failed(result) == ["It has been minted"]


def test_a_revoked_one_is_revoked_at_once_with_its_reason(minted: NftCertificate) -> None:
    revoke_certificate(certificate_id=minted.pk, reason="Issued by mistake")
    result = look(minted)
    assert result.outcome is Outcome.REVOKED
    assert ("Issued by mistake", False) in [(check.note, check.passed) for check in result.checks]


def test_revoked_on_the_chain_counts_even_when_the_record_was_made_to_forget(
    minted: NftCertificate, devnet: Chain
) -> None:
    burn = "0x" + revoke_data(minted.fingerprint or "", "Issued by mistake").hex()
    rpc(devnet.anvil, "anvil_impersonateAccount", devnet.operator)
    rpc(devnet.anvil, "eth_sendTransaction", {"from": devnet.operator, "to": minted.collection_id, "data": burn})
    result = look(minted)
    assert result.outcome is Outcome.REVOKED
    assert failed(result) == ["The recipient holds the token", "The chain has not revoked it"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("holder_name", "mallory"),
        ("course_title", "Quantum medicine"),
        ("completion_date", date(2020, 1, 1)),
        ("certificate_number", "W3V-2020-00001"),
    ],
)
@pytest.mark.parametrize("hide", [False, True])
def test_a_tampered_row_is_told_even_with_a_fitting_fingerprint(
    minted: NftCertificate, column: str, value: object, hide: bool
) -> None:
    tamper(minted, hide=hide, **{column: value})
    result = look(minted)
    assert result.outcome is Outcome.TAMPERED
    fault = (
        "The token stands for exactly this record"
        if hide
        else "Name, course, date and number are as they were certified"
    )
    assert failed(result) == [fault]


def test_a_row_that_borrows_anothers_token_is_told(minted: NftCertificate) -> None:
    other = make_certificate("kwame")
    mint(other)
    serial, borrowed = other.serial_number, minted.serial_number
    tamper(minted, serial_number=99)
    tamper(other, serial_number=borrowed)
    assert look(other).outcome is Outcome.TAMPERED
    assert look(minted).outcome is Outcome.MISSING
    tamper(other, serial_number=serial)
    assert look(other).outcome is Outcome.VALID


def test_a_row_that_names_a_contract_of_somebody_else_is_told(minted: NftCertificate) -> None:
    tamper(minted, collection_id=new_address())
    result = look(minted)
    assert result.outcome is Outcome.TAMPERED
    assert failed(result) == ["The contract it names is ours"]


def test_pending_made_to_look_minted_is_not_valid(devnet: Chain) -> None:
    deployment = deploy()
    certificate = make_certificate()
    tamper(certificate, status="minted", collection_id=deployment.address, serial_number=1)
    assert look(certificate).outcome is Outcome.TAMPERED


def test_a_token_elsewhere_is_missing(minted: NftCertificate) -> None:
    tamper(minted, recipient_address=new_address())
    result = look(minted)
    assert result.outcome is Outcome.MISSING
    assert failed(result) == ["The recipient holds the token"]


def test_an_empty_place_where_the_contract_stood_is_missing(minted: NftCertificate, devnet: Chain) -> None:
    rpc(devnet.anvil, "anvil_setCode", minted.collection_id, "0x")
    result = look(minted)
    assert result.outcome is Outcome.MISSING
    assert "The contract stands on this chain" in failed(result)


def test_after_a_reset_it_is_missing_also_when_another_contract_took_its_place(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_anvil() as url, chain_at(url, settings, monkeypatch, is_double=False):
        deploy()
        certificate = make_certificate()
        mint(certificate)
        assert look(certificate).outcome is Outcome.VALID
    with running_anvil("--timestamp", "1700000000") as url:
        settings.CHAIN_RPC_URL = url
        assert look(certificate).outcome is Outcome.MISSING


def test_when_the_chain_is_down_the_record_alone_is_told(minted: NftCertificate, settings: Settings) -> None:
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    result = look(minted)
    assert result.outcome is Outcome.UNREACHABLE
    assert failed(result) == ["The chain can be asked"]
    assert [check.passed for check in result.checks].count(None) == 4


def test_a_chain_that_never_answers_keeps_nobody_waiting(
    minted: NftCertificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onchain, "QUERY_TIMEOUT", 0)
    assert look(minted).outcome is Outcome.UNREACHABLE


def test_another_chain_behind_the_address_is_no_answer(minted: NftCertificate, settings: Settings) -> None:
    settings.CHAIN_ID = 297
    assert look(minted).outcome is Outcome.MISSING
    settings.CHAIN_ID = 298
    with running_anvil("--chain-id", "297") as url:
        settings.CHAIN_RPC_URL = url
        assert look(minted).outcome is Outcome.UNREACHABLE


def test_the_old_number_and_code_of_a_reissued_one_say_so(minted: NftCertificate) -> None:
    old = (minted.certificate_number, minted.verification_code)
    holder_of(minted).username = "amina-okafor"
    holder_of(minted).save()
    newer = reissue_certificate(certificate_id=minted.pk, reason="New name")
    for typed in old:
        result = verify(typed)
        assert result.outcome is Outcome.REPLACED
        assert result.certificate is None
        assert result.replaced is not None
        assert result.replaced.certificate == newer
    assert look(newer).outcome is Outcome.PENDING
    mint(newer)
    assert look(newer).outcome is Outcome.VALID


def test_an_answer_serves_for_some_seconds_with_its_own_time(
    minted: NftCertificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(minted)
    monkeypatch.setattr(onchain, "query_token", lambda _question: pytest.fail("asked again"))
    again = verify(minted.verification_code)
    assert again == first
    tamper(minted, recipient_address=new_address())
    assert verify(minted.verification_code).outcome is Outcome.MISSING


def test_every_outcome_is_explained() -> None:
    assert set(EXPLANATIONS) == set(Outcome)
