"""Verifiers that others wrote accept our credentials, and see what was changed or has ended.

Digital Bazaar's libraries (npm) check eddsa-rdfc-2022 and the status list, openbadgeslib (PyPI) checks Open Badges.
Neither asks a network: the documents that a credential names are handed to them.
"""

import base64
import copy
import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client
from django.utils import timezone
from openbadgeslib.ob3.ldp import OB3LdpVerifier, verify_data_integrity_proof
from openbadgeslib.ob3.verifier import OB3VerificationError
from pyld import jsonld
from pytest_django.fixtures import Settings

from chain.certificates.reissuing import reissue_certificate
from chain.certificates.revoking import revoke_certificate
from chain.credentials import rdf
from chain.credentials.did import did_document
from chain.credentials.open_badge import sign_credential
from chain.credentials.rdf import CREDENTIALS, OPEN_BADGES, UnknownContext, canonical_rdf, read_context
from chain.credentials.signing_key import SigningKey, signing_key
from chain.models import CredentialStatus, NftCertificate
from chain.tests.minting import holder_of, make_certificate
from learning.models import User

pytestmark = pytest.mark.django_db
Json = dict[str, Any]

VERIFIER = Path(__file__).with_name("independent_verifier.mjs")
SITE = "https://learn.example.org"


@pytest.fixture
def key(settings: Settings) -> SigningKey:
    settings.SITE_URL = SITE
    settings.CREDENTIAL_SIGNING_KEY = base64.b64encode(bytes(range(32))).decode()
    return signing_key()


def make_minted(username: str = "", name: str = "") -> NftCertificate:
    certificate = make_certificate(username)
    certificate.status, certificate.serial_number, certificate.collection_id = (
        "minted",
        certificate.pk,
        "0x" + "12" * 20,
    )
    certificate.holder_name = name or certificate.holder_name
    certificate.save()
    return certificate


def fetch(address: str) -> Json:
    """As anybody gets it."""
    answer = Client().get(address.removeprefix(SITE))
    assert answer.status_code == 200
    document: Json = json.loads(answer.content)
    return document


def documents_for(key: SigningKey, credentials: list[Json]) -> Json:
    lists = {each["credentialStatus"]["statusListCredential"] for each in credentials if "credentialStatus" in each}
    # The one context that its libraries do not bring along.
    fixed = {did_document(key)["id"]: did_document(key), OPEN_BADGES: read_context(OPEN_BADGES)}
    return fixed | {address: fetch(address) for address in lists}


def ask_digital_bazaar(key: SigningKey, credentials: list[Json]) -> list[Json]:
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    asked = json.dumps({"documents": documents_for(key, credentials), "credentials": credentials})
    done = subprocess.run(  # noqa: S603
        [node, str(VERIFIER)], input=asked, capture_output=True, text=True, timeout=120, cwd=site.BASE_DIR
    )
    assert done.returncode == 0, done.stderr
    answers: list[Json] = json.loads(done.stdout)
    return answers


def ask_openbadgeslib(key: SigningKey, credential: Json) -> str:
    """ "" when it is valid, else the sentence that says why not."""
    documents = documents_for(key, [credential])
    documents[f"{SITE}/.well-known/did.json"] = did_document(key)

    def download(address: str) -> bytes:
        return json.dumps(documents[address]).encode()

    try:
        # Its check of a list's own signature knows JWTs alone; that signature is checked below.
        OB3LdpVerifier().verify(credential, check_status=True, download=download, verify_status_list=False)
    except OB3VerificationError as error:
        return str(error)
    return ""


def without(credential: Json, suite: str) -> Json:
    return credential | {"proof": [proof for proof in credential["proof"] if proof["cryptosuite"] != suite]}


def test_valid_changed_and_ended_credentials_are_told_apart(key: SigningKey) -> None:
    certificates = [
        make_minted(name="Ọlá “the\\owl” 王小明 🦉\tbint محمد"),
        make_minted(),
        make_minted(),
        make_minted(),
    ]
    valid, revoked, replaced, deleted = (sign_credential(each, key) for each in certificates)
    changed = copy.deepcopy(valid)
    changed["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody else"
    moved = copy.deepcopy(revoked)
    moved["credentialStatus"]["statusListIndex"] = valid["credentialStatus"]["statusListIndex"]
    revoke_certificate(certificate_id=certificates[1].pk, reason="Copied answers")
    User.objects.filter(pk=holder_of(certificates[2]).pk).update(username="renamed")
    reissue_certificate(certificate_id=certificates[2].pk, reason="New name")
    # Whoever deletes it: the database keeps the place.
    certificates[3].delete()

    samples = [valid, revoked, replaced, deleted, changed, moved]
    answers = ask_digital_bazaar(key, samples)
    # "verified" speaks of the signatures, and of whether the list could be read; "status" is the bit.
    assert [answer["verified"] for answer in answers] == [True, True, True, True, False, False], answers
    assert [answer["status"] for answer in answers] == [False, True, True, True, None, None]
    assert [answer["proofs"] for answer in answers] == [[True]] * 4 + [[False]] * 2

    said = [ask_openbadgeslib(key, sample) for sample in samples]
    assert said[0] == ""
    for sentence in said[1:4]:
        assert "Credential status 'revocation' is set" in sentence
    for sentence in said[4:]:
        assert "signature" in sentence.lower()


def test_the_proof_for_json_ld_depends_on_no_other_proof(key: SigningKey) -> None:
    credential = sign_credential(make_minted(), key)
    forged = copy.deepcopy(credential)
    right, other = (proof["proofValue"] for proof in credential["proof"])
    forged["proof"][0]["proofValue"] = other
    answers = ask_digital_bazaar(key, [without(credential, "eddsa-jcs-2022"), forged])
    assert [answer["verified"] for answer in answers] == [True, False]
    assert right != other


def test_the_status_list_is_signed_itself(key: SigningKey) -> None:
    credential = sign_credential(make_minted(), key)
    status_list = fetch(credential["credentialStatus"]["statusListCredential"])
    assert ask_digital_bazaar(key, [status_list])[0]["verified"]
    pem = OB3LdpVerifier()._resolve_vm(
        status_list["proof"][0]["verificationMethod"], lambda _address: json.dumps(did_document(key)).encode()
    )
    verify_data_integrity_proof(status_list, pem)
    status_list["credentialSubject"]["encodedList"] = "uH4sI"
    with pytest.raises(OB3VerificationError):
        verify_data_integrity_proof(status_list, pem)


def test_a_list_is_long_and_places_are_drawn_by_chance(key: SigningKey) -> None:
    for _ in range(4):
        make_minted()
    places = list(CredentialStatus.objects.order_by("pk").values_list("list_number", "position"))
    assert len(set(places)) == 4
    assert [position for _, position in places] != sorted(position for _, position in places) or places[0][1] > 100
    encoded = fetch(f"{SITE}/credentials/status/{places[0][0]}/")["credentialSubject"]["encodedList"]
    assert encoded.startswith("u")
    bits = gzip.decompress(base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4)))
    assert bits == bytes(131_072 // 8)


def test_a_list_is_kept_by_caches_and_changes_only_when_one_more_ends(key: SigningKey, client: Client) -> None:
    certificate = make_minted()
    address = f"/credentials/status/{certificate.credential_status.list_number}/"
    first = client.get(address)
    assert first.headers["Content-Type"] == "application/vc"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age=300" in first.headers["Cache-Control"]
    make_minted()
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    revoke_certificate(certificate_id=certificate.pk, reason="Copied answers")
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("number", ["0", "999", "99999999999999999999"])
def test_there_are_no_lists_but_those_that_are_used(number: str, key: SigningKey, client: Client) -> None:
    assert client.get(f"/credentials/status/{number}/").status_code == 404


def test_a_revocation_that_is_taken_back_in_the_database_clears_the_bit(key: SigningKey) -> None:
    certificate = make_minted()
    for revoked_at, status in ((timezone.now(), "revoked"), (None, "minted")):
        NftCertificate.objects.filter(pk=certificate.pk).update(status=status, revoked_at=revoked_at)
        certificate.credential_status.refresh_from_db()
        assert bool(certificate.credential_status.ended_at) is bool(revoked_at)


def test_no_context_is_fetched() -> None:
    with pytest.raises(jsonld.JsonLdError) as refused:
        canonical_rdf({"@context": ["https://example.org/context.json"], "id": "urn:x"})
    causes: list[BaseException | None] = [refused.value]
    while causes[-1] is not None:
        causes.append(causes[-1].__cause__ or causes[-1].__context__)
    assert any(isinstance(each, UnknownContext) for each in causes)


def test_control_characters_are_not_signed() -> None:
    with pytest.raises(ValueError, match="control character"):
        canonical_rdf({"@context": [CREDENTIALS], "id": "urn:x", "name": "a\x07b"})


def test_a_context_whose_file_was_changed_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "credentials-v2.json").write_text("{}")
    monkeypatch.setattr(rdf, "FOLDER", tmp_path)
    with pytest.raises(UnknownContext):
        rdf.read_context.__wrapped__(CREDENTIALS)
