"""A learner deletes the account while their certificate is on its way to the chain."""

import pytest
from django.db import connection

from chain.models import NftCertificate, SoulboundToken, Transaction
from chain.models.token import TokenState
from chain.models.transaction import TransactionType
from chain.notifications import notify_of_certificate
from chain.testing.chains import Chain
from chain.tests.minting import collection_of, deploy, holder_of, make_certificate, mint, work_until
from chain.tokens.backlog import queue_tokens
from chain.tokens.mint import plan_alone
from chain.tokens.pipeline import advance
from community.models import Notification
from learning.accounts.deletion import delete_account

pytestmark = pytest.mark.django_db


def leave_while_minting(*, keeps_certificates: bool) -> NftCertificate:
    certificate = make_certificate("thandi")
    advance()
    assert SoulboundToken.objects.get().state == TokenState.MINTING
    delete_account(user_id=holder_of(certificate).pk, keeps_certificates=keeps_certificates)
    return certificate


def test_a_certificate_that_is_kept_is_minted_without_its_learner(devnet: Chain) -> None:
    deployment = deploy()
    certificate = leave_while_minting(keeps_certificates=True)
    mint(certificate)
    assert (certificate.user, certificate.holder_name, certificate.serial_number) == (None, "thandi", 1)
    assert collection_of(deployment).certificate_of(1) == certificate.fingerprint
    assert SoulboundToken.objects.get().state == TokenState.LIVE
    notify_of_certificate(certificate_id=certificate.pk)
    assert not Notification.objects.exists()


def test_the_token_of_one_that_is_ended_is_burned_when_it_has_arrived(devnet: Chain) -> None:
    deployment = deploy()
    certificate = leave_while_minting(keeps_certificates=False)
    work_until(lambda: SoulboundToken.objects.filter(state=TokenState.BURNED).exists())
    certificate.refresh_from_db()
    assert (certificate.status, certificate.holder_name, certificate.serial_number) == ("revoked", "", None)
    assert collection_of(deployment).total_supply() == 0


def test_a_mint_planned_while_its_learner_leaves_is_in_nobodys_log(devnet: Chain) -> None:
    deployment, certificate = deploy(), make_certificate()
    queue_tokens(deployment)
    token = SoulboundToken.objects.select_related("certificate").get()
    delete_account(user_id=holder_of(certificate).pk)
    assert token.certificate is not None
    assert token.certificate.user_id is not None
    plan_alone(deployment.address or "", TransactionType.NFT_MINT_CERTIFICATE, token)
    connection.check_constraints()
    assert Transaction.objects.get(transaction_type=TransactionType.NFT_MINT_CERTIFICATE).user is None
