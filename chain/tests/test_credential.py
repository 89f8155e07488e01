"""The credential is verified offline by the script that is shipped, and by nobody after one changed byte."""

import base64
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings as site
from django.urls import reverse
from pytest_django.fixtures import Settings

from chain.certificates.revoking import revoke_certificate
from chain.credentials import rdf
from chain.credentials.data_integrity import JCS, RDFC, Cryptosuite, canonical, make_proof, multikey
from chain.credentials.did import did_document, key_set
from chain.credentials.open_badge import sign_credential
from chain.credentials.signing_key import NoSigningKey, SigningKey, signing_key, signing_trouble
from chain.credentials.status_list import read_status_list
from chain.models import NftCertificate
from chain.tests.minting import make_certificate

SCRIPT = Path(site.BASE_DIR) / "scripts" / "verify_credential.py"
SEED = base64.b64encode(bytes(range(32))).decode()


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_credential", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()


@pytest.fixture
def key(settings: Settings) -> SigningKey:
    settings.SITE_URL, settings.CREDENTIAL_SIGNING_KEY = "https://learn.example.org", SEED
    return signing_key()


@pytest.fixture
def certificate(db: None) -> NftCertificate:
    certificate = make_certificate("amina")
    certificate.status, certificate.serial_number, certificate.collection_id = "minted", 7, "0x" + "12" * 20
    return certificate


@pytest.fixture
def octets(certificate: NftCertificate, key: SigningKey) -> bytes:
    return canonical(sign_credential(certificate, key))


def run(folder: Path, octets: bytes, document: dict[str, Any], *options: str) -> "subprocess.CompletedProcess[str]":
    """The script as it is shipped, alone in an empty folder: without the project, and with nothing but its files."""
    (folder / "verify.py").write_bytes(SCRIPT.read_bytes())
    (folder / "credential.json").write_bytes(octets)
    (folder / "did.json").write_text(json.dumps(document))
    command = [sys.executable, "-I", "verify.py", "credential.json", "did.json", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)  # noqa: S603


def test_the_script_finds_it_genuine_and_tells_what_it_says(
    octets: bytes, key: SigningKey, certificate: NftCertificate, tmp_path: Path
) -> None:
    done = run(tmp_path, octets, did_document(key))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Genuine and unchanged.")
    for word in ("amina", certificate.course_title, certificate.certificate_number, "did:web:learn.example.org"):
        assert word in done.stdout


def test_the_script_refuses_it_after_one_changed_byte(octets: bytes, key: SigningKey, tmp_path: Path) -> None:
    done = run(tmp_path, octets.replace(b"amina", b"omina", 1), did_document(key))
    assert done.returncode == 1
    assert done.stdout.startswith("NOT GENUINE.")


def test_no_single_byte_can_be_changed_taken_out_or_put_in(octets: bytes, key: SigningKey) -> None:
    """Of the proof set's other proof they are what an independent verifier looks at: test_credential_verifiers.py."""
    document = did_document(key)
    script.verify(octets, document)
    others = canonical(json.loads(octets)["proof"][0])
    begin = octets.index(others)
    for place in (*range(begin), *range(begin + len(others), len(octets))):
        before, sign, after = octets[:place], octets[place], octets[place + 1 :]
        for changed in (before + bytes([sign ^ 1]) + after, before + after, before + b" " + octets[place:]):
            with pytest.raises(script.NotGenuine):
                script.verify(changed, document)


def test_another_layout_of_the_same_content_passes_only_when_asked_for(
    octets: bytes, key: SigningKey, tmp_path: Path
) -> None:
    pretty = json.dumps(json.loads(octets), indent=2).encode()
    assert run(tmp_path, pretty, did_document(key)).returncode == 1
    assert run(tmp_path, pretty, did_document(key), "--any-layout").returncode == 0
    assert run(tmp_path, pretty.replace(b"amina", b"omina"), did_document(key), "--any-layout").returncode == 1


def test_the_script_reads_the_status_list_too(
    octets: bytes, key: SigningKey, certificate: NftCertificate, tmp_path: Path
) -> None:
    listed = tmp_path / "list.json"
    number = certificate.credential_status.list_number
    listed.write_bytes(read_status_list(number, key))
    done = run(tmp_path, octets, did_document(key), "--status-list", "list.json")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Genuine and unchanged, and not ended.")
    revoke_certificate(certificate_id=certificate.pk, reason="Copied answers")
    listed.write_bytes(read_status_list(number, key))
    done = run(tmp_path, octets, did_document(key), "--status-list", "list.json")
    assert (done.returncode, done.stdout) == (
        1,
        "NOT GENUINE. The school has ended it: it was revoked, or issued again.\n",
    )
    for wrong in (octets, b"{}", listed.read_bytes().replace(b'"encodedList":"u', b'"encodedList":"v')):
        with pytest.raises(script.NotGenuine):
            script.check_status(json.loads(octets), wrong, did_document(key))


def test_another_schools_key_document_does_not_do(octets: bytes, key: SigningKey, settings: Settings) -> None:
    settings.CREDENTIAL_SIGNING_KEY = base64.b64encode(bytes(32)).decode()
    impostor = did_document(signing_key())
    # The impostor's key under the true key's name.
    impostor["verificationMethod"][0]["id"] = impostor["assertionMethod"][0] = did_document(key)["assertionMethod"][0]
    with pytest.raises(script.NotGenuine, match="signature"):
        script.verify(octets, impostor)
    with pytest.raises(script.NotGenuine, match="from did:web:learn"):
        script.verify(octets, did_document(key) | {"id": "did:web:else.example.org"})
    with pytest.raises(script.NotGenuine, match="does not know"):
        script.verify(octets, did_document(key) | {"assertionMethod": []})


@pytest.mark.parametrize(
    "nonsense", [b"", b"[]", b"{}", b'{"proof":1}', b"\xff", b'{"a":1,"a":2}', b"[" * 9999, b"1.5"]
)
def test_the_script_survives_nonsense(nonsense: bytes, key: SigningKey) -> None:
    with pytest.raises(script.NotGenuine):
        script.verify(nonsense, did_document(key))


def test_files_that_are_missing_or_no_key_document_are_said_so(octets: bytes, tmp_path: Path) -> None:
    done = run(tmp_path, octets, {"keys": []})
    assert (done.returncode, done.stderr) == (2, "did.json is not a key document (did.json).\n")


def test_signed_twice_it_is_the_same_to_the_byte(certificate: NftCertificate, key: SigningKey, octets: bytes) -> None:
    assert canonical(sign_credential(certificate, key)) == octets


def test_it_is_an_open_badge_and_names_nothing_but_the_printed_name(
    certificate: NftCertificate, key: SigningKey, octets: bytes
) -> None:
    said = json.loads(octets)
    page = "https://learn.example.org" + reverse("chain:certificate", args=[certificate.verification_code])
    assert said["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["id"] == page
    assert said["evidence"][0]["id"] == f"https://learn.example.org/verify/?code={certificate.verification_code}"
    assert [proof["cryptosuite"] for proof in said["proof"]] == ["eddsa-rdfc-2022", "eddsa-jcs-2022"]
    subject = said["credentialSubject"]
    assert subject["identifier"][0] == {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": "amina",
        "identityType": "userName",
    }
    assert set(subject["achievement"]) >= {"id", "type", "name", "description", "criteria"}
    assert (certificate.recipient_address or "0x").lower() not in octets.decode().lower()


@pytest.mark.parametrize(
    ("suite", "value"),
    [
        (JCS, "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"),
        (RDFC, "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme"),
    ],
    ids=["jcs", "rdfc"],
)
def test_proofs_are_those_of_the_specifications_test_vectors(
    suite: Cryptosuite, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """https://www.w3.org/TR/vc-di-eddsa/#test-vectors"""
    examples, known = "https://www.w3.org/ns/credentials/examples/v2", rdf.read_context
    vocabulary = {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}
    monkeypatch.setattr(rdf, "read_context", lambda address: vocabulary if address == examples else known(address))
    seed = script.read_multibase("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq", length=34)[2:]
    private = Ed25519PrivateKey.from_private_bytes(seed)
    name = multikey(private.public_key().public_bytes_raw())
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2", examples],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    }
    config = {
        "type": "DataIntegrityProof",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": f"did:key:{name}#{name}",
        "proofPurpose": "assertionMethod",
    }
    assert name == "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    assert make_proof(suite, document, config, sign=private.sign)["proofValue"] == value


def test_fractions_are_not_signed() -> None:
    with pytest.raises(TypeError):
        canonical({"score": 0.5})


def test_names_are_ordered_as_javascript_orders_them() -> None:
    assert (
        canonical({"ﬁ": 1, "😀": 2, "é": [{"b": True, "a": None}]})
        == '{"é":[{"a":null,"b":true}],"😀":2,"ﬁ":1}'.encode()
    )


def test_both_documents_publish_the_same_key(key: SigningKey) -> None:
    (method,) = did_document(key)["verificationMethod"]
    (jwk,) = key_set(key)["keys"]
    public = base64.urlsafe_b64decode(jwk["x"] + "=")
    assert multikey(public) == method["publicKeyMultibase"]
    assert method["id"] == jwk["kid"] == f"did:web:learn.example.org#{multikey(public)}"
    assert "development" not in method["id"]


def test_a_port_is_part_of_the_name(key: SigningKey, settings: Settings) -> None:
    settings.SITE_URL = "http://localhost:8000"
    assert did_document(key)["id"] == "did:web:localhost%3A8000"


def test_without_a_key_a_development_site_has_one_of_its_own_and_says_so(
    certificate: NftCertificate, settings: Settings, tmp_path: Path
) -> None:
    settings.CREDENTIAL_SIGNING_KEY, settings.DEBUG = "", True
    mine = signing_key()
    assert mine.is_for_development
    assert "#development-z6Mk" in did_document(mine)["assertionMethod"][0]
    done = run(tmp_path, canonical(sign_credential(certificate, mine)), did_document(mine))
    assert done.returncode == 0
    assert "development key" in done.stdout
    assert "Web3Versity (development)" in done.stdout
    settings.SECRET_KEY = "another-installation-" * 5
    assert signing_key().public != mine.public


def test_without_a_key_a_real_site_says_so(settings: Settings) -> None:
    settings.CREDENTIAL_SIGNING_KEY, settings.DEBUG = "", False
    assert "CREDENTIAL_SIGNING_KEY is not set" in (signing_trouble() or "")


@pytest.mark.parametrize("text", ["short", "!" * 44, base64.b64encode(bytes(31)).decode(), SEED + SEED])
def test_a_bad_key_is_refused_without_being_quoted(text: str, settings: Settings) -> None:
    settings.CREDENTIAL_SIGNING_KEY, settings.DEBUG = text, True
    with pytest.raises(NoSigningKey) as refused:
        signing_key()
    assert text not in str(refused.value)
    assert refused.value.__context__ is None
