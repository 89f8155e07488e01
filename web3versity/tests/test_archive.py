"""What is dropped of old transactions and threads, and that no page tells other totals (docs/decisions/043)."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from chain.models import Transaction
from chain.transactions import archive as old_transactions
from community.models import Discussion, DiscussionReader
from community.threads import archive as old_threads
from learning.models import User
from tests.builders import make_discussion, make_user

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LONG_AGO, LATELY = NOW - timedelta(days=400), NOW - timedelta(days=300)


def make_transaction(learner: User, number: int, **columns: Any) -> Transaction:
    """Signed and settled long ago, with what a contract was asked."""
    columns = {"status": "success", "settled_at": LONG_AGO, "call_data": b"call", "signer": "0x5", **columns}
    return Transaction.objects.create(
        user=learner,
        transaction_type="practice_transfer",
        chain_id=298,
        amount_hbar=number,
        nonce=number,
        raw_transaction=b"bytes",
        transaction_hash=f"0x{number:064x}",
        **columns,
    )


def interrupted_after(times: int, method: str, monkeypatch: pytest.MonkeyPatch, act: Callable[[], int]) -> None:
    """Begin `act`, and end it in the middle as a killed worker does."""
    original, calls = getattr(QuerySet, method), []

    def counted(rows: Any, *args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) > times:
            raise KeyboardInterrupt
        return original(rows, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(QuerySet, method, counted)
        with pytest.raises(KeyboardInterrupt):
            act()


def test_old_transactions_lose_their_bytes_and_nothing_that_anybody_sees(
    amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_transactions, "_BATCH", 2)
    old = [make_transaction(amina, number) for number in range(5)]
    failed = make_transaction(amina, 5, status="failed", call_data=None)
    young = make_transaction(amina, 6, settled_at=LATELY)
    waiting = make_transaction(amina, 7, status="pending", settled_at=None)

    def shown() -> list[str]:
        pages = ("/transactions/", "/transactions/?status=success", "/transactions/export.csv", "/dashboard/")
        return [_text(amina_client.get(page)) for page in pages]

    def whole() -> list[int]:
        return list(
            Transaction.objects.filter(raw_transaction__isnull=False).order_by("pk").values_list("pk", flat=True)
        )

    before = shown()
    act: Callable[[], int] = lambda: old_transactions.shorten_old_transactions(now=NOW)  # noqa: E731
    interrupted_after(1, "update", monkeypatch, act)
    assert whole() == [*(row.pk for row in old[2:]), failed.pk, young.pk, waiting.pk]
    assert (act(), act()) == (4, 0)
    assert whole() == [young.pk, waiting.pk]
    assert shown() == before


def test_visits_of_threads_that_rest_are_forgotten_but_not_who_follows_them(
    amina: User, kwame: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_threads, "_BATCH", 2)
    threads = [make_discussion(kwame, title=f"Thread {number}") for number in range(5)]
    Discussion.objects.filter(pk__in=[thread.pk for thread in threads[1:]]).update(last_activity_at=LONG_AGO)
    for thread in threads:
        DiscussionReader.objects.create(user=amina, discussion=thread, read_at=LONG_AGO)
        DiscussionReader.objects.create(user=make_user(), discussion=thread, read_at=LONG_AGO, is_following=True)
        DiscussionReader.objects.create(user=make_user(), discussion=thread, read_at=LONG_AGO, has_unfollowed=True)
    pages = [_text(amina_client.get(page)) for page in ("/community/?sort=new", "/search/?q=thread")]
    act: Callable[[], int] = lambda: old_threads.forget_old_visits(now=NOW)  # noqa: E731
    interrupted_after(1, "delete", monkeypatch, act)
    assert (act(), act()) == (2, 0)
    left = DiscussionReader.objects.filter(is_following=False, has_unfollowed=False)
    assert [row.discussion_id for row in left] == [threads[0].pk]
    assert DiscussionReader.objects.count() == 11
    assert [_text(amina_client.get(page)) for page in ("/community/?sort=new", "/search/?q=thread")] == pages
    # Who comes again is remembered again.
    assert amina_client.get(threads[1].get_absolute_url()).status_code == 200
    assert left.all().count() == 2


def _text(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    # Each answer has tokens of its own, and seconds pass.
    return "\n".join(line for line in body.decode().splitlines() if not re.search("csrf|nonce|<time", line))
