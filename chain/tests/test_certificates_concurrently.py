"""Many workers in the same moment, some of them dying half way: every certificate is one token."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from chain.certificates import receivers
from chain.certificates.issuing import issue_certificate
from chain.certificates.revoking import revoke_certificate
from chain.models import ContractDeployment, NftCertificate, SoulboundToken, Transaction
from chain.models.token import TokenState
from chain.sending.sweep import sweep
from chain.testing.chains import Chain
from chain.testing.patience import STILL_SECONDS
from chain.tests.minting import collection_of, deploy, make_certificate, make_graduate, token_patience
from chain.tokens import burn, confirm, mint, record
from chain.tokens.deploy import plan_deployment
from chain.tokens.pipeline import advance

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

WORKERS = 4


class Killed(BaseException):
    """A worker ends here. Not an Exception: no code of ours may catch it."""


def at_once(operation: Callable[[int], Any], times: int) -> list[Any]:
    """In a thread each, all starting together."""
    start = Barrier(times)

    def work(place: int) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=STILL_SECONDS)
            return operation(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(work, range(times)))


def work_until(is_done: Callable[[], bool]) -> None:
    """Four workers at the same time; those that die are replaced."""

    def toil(_: int) -> None:
        patience = token_patience()
        while not is_done():
            patience.check()
            try:
                sweep()
                advance()
            except Killed:
                connection.close()
            time.sleep(0.02)

    at_once(toil, WORKERS)


def all_minted() -> bool:
    return not NftCertificate.objects.exclude(status="minted").exists()


def assert_each_has_one_token(chain: Chain, deployment: ContractDeployment, count: int) -> None:
    collection = collection_of(deployment)
    assert collection.total_supply() == count
    serials = {row.serial_number or 0: row.fingerprint for row in NftCertificate.objects.all()}
    assert sorted(serials) == list(range(1, count + 1))
    for serial in random.Random(7).sample(sorted(serials), 10):  # noqa: S311 (a sample)
        assert collection.certificate_of(serial) == serials[serial]
    assert not Transaction.objects.exclude(status="success").exists()
    assert SoulboundToken.objects.filter(state=TokenState.LIVE).count() == count


def test_four_workers_mint_each_certificate_once(chain: Chain) -> None:
    deployment = deploy()
    for _ in range(60):
        make_certificate()
    work_until(all_minted)
    assert_each_has_one_token(chain, deployment, 60)


def test_workers_that_die_half_way_lose_and_double_nothing(devnet: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each place where a worker has just done something and not yet written it down, or not yet committed."""
    deployment, chance = deploy(), random.Random(3)  # noqa: S311 (weather)
    deaths: list[str] = []

    def deadly(module: Any, name: str) -> None:
        alive = getattr(module, name)

        def maybe(*args: Any, **kwargs: Any) -> Any:
            result = alive(*args, **kwargs)
            if chance.random() < 0.3 and len(deaths) < 60:
                deaths.append(name)
                raise Killed
            return result

        monkeypatch.setattr(module, name, maybe)

    for _ in range(60):
        make_certificate()
    for module, name in (
        (mint, "plan_call"),
        (mint, "take_waiting"),
        (confirm, "serials_of"),
        (confirm, "record_token"),
        (record, "record_certificate"),
        (receivers, "wake_minters"),
        (burn, "plan_call"),
    ):
        deadly(module, name)
    work_until(all_minted)
    assert_each_has_one_token(devnet, deployment, 60)
    assert len(set(deaths)) >= 4
    for certificate in NftCertificate.objects.all()[:5]:
        revoke_certificate(certificate_id=certificate.pk, reason="The end")
    work_until(lambda: SoulboundToken.objects.filter(state=TokenState.BURNED).count() == 5)
    assert collection_of(deployment).total_supply() == 55
    assert Transaction.objects.filter(transaction_type="nft_revoke").count() == 5


def test_a_course_finished_in_many_requests_is_certified_once() -> None:
    learner, course = make_graduate()
    issued = at_once(lambda _: issue_certificate(user_id=learner.pk, course_id=course.pk), 10)
    assert {certificate.pk for certificate in issued} == {NftCertificate.objects.get().pk}


def test_a_contract_asked_for_by_many_is_deployed_once(devnet: Chain) -> None:
    planned = at_once(lambda _: plan_deployment().pk, 8)
    assert set(planned) == {ContractDeployment.objects.get().pk}
    assert Transaction.objects.count() == 1


def test_revoking_in_many_requests_burns_once(devnet: Chain) -> None:
    deploy()
    certificate = make_certificate()
    work_until(all_minted)
    done = at_once(lambda place: revoke_certificate(certificate_id=certificate.pk, reason=f"Reason {place}"), 8)
    assert sorted(done) == [False] * 7 + [True]
    work_until(lambda: SoulboundToken.objects.filter(state=TokenState.BURNED).exists())
    assert Transaction.objects.filter(transaction_type="nft_revoke").count() == 1
