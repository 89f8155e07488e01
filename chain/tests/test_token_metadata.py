"""tokenURI leads to metadata that wallets can show, and that gives nobody away."""

import json
from base64 import b64decode
from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from chain.models import ContractDeployment, NftCertificate, SoulboundToken, Transaction
from chain.models.token import TokenState
from chain.tests.minting import make_certificate
from tests.builders import make_achievement, make_badge, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def deployment() -> ContractDeployment:
    row = Transaction.objects.create(transaction_type="contract_deployment", chain_id=298)
    return ContractDeployment.objects.create(chain_id=298, deployer="0x" + "1" * 40, transaction=row)


def make_token(deployment: ContractDeployment, serial: int, **subject: object) -> SoulboundToken:
    return SoulboundToken.objects.create(
        deployment=deployment,
        fingerprint=f"0x{serial:064x}",
        recipient="0x" + "2" * 40,
        serial_number=serial,
        state=TokenState.LIVE,
        **subject,
    )


def test_a_certificates_token_shows_the_course_and_not_the_learner(
    client: Client, deployment: ContractDeployment
) -> None:
    certificate = make_certificate("amina-the-private")
    NftCertificate.objects.update(course_title="Keys & <wallets>", completion_date=date(2026, 3, 9))
    make_token(deployment, 7, certificate=certificate)
    answer = client.get(f"/certificates/tokens/{deployment.pk}/7")
    said = answer.json()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert said["name"] == "Certificate: Keys & <wallets>"
    assert {"trait_type": "Finished on", "value": "2026-03-09"} in said["attributes"]
    picture = b64decode(said["image"].removeprefix("data:image/svg+xml;base64,")).decode()
    assert ElementTree.fromstring(picture).tag.endswith("svg")  # noqa: S314 (our own)
    everything = json.dumps(said) + picture
    assert "amina" not in everything
    assert certificate.verification_code not in everything


def test_a_badges_token_shows_the_badge(client: Client, deployment: ContractDeployment) -> None:
    earned = make_badge(make_user(), make_achievement(name="First Steps", rarity="rare"))
    make_token(deployment, 8, earned_badge=earned)
    said = client.get(f"/certificates/tokens/{deployment.pk}/8").json()
    assert said["name"] == "Badge: First Steps"
    assert {"trait_type": "Rarity", "value": "Rare"} in said["attributes"]


def test_what_is_burned_or_never_was_has_no_metadata(client: Client, deployment: ContractDeployment) -> None:
    token = make_token(deployment, 9, certificate=make_certificate())
    SoulboundToken.objects.update(state=TokenState.BURNED)
    assert client.get(f"/certificates/tokens/{deployment.pk}/{token.serial_number}").status_code == 404
    assert client.get(f"/certificates/tokens/{deployment.pk}/10").status_code == 404
    assert client.get(f"/certificates/tokens/{deployment.pk + 1}/9").status_code == 404
    assert client.post(f"/certificates/tokens/{deployment.pk}/9").status_code == 405
