"""The queue may lose every message: what was queued is found again in the rows, and every fact is told once."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from celery import Task, current_app
from django.conf import settings as site
from django.core import mail
from django.db import transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain.models import FaucetRequest, NftCertificate, Transaction
from chain.models.transaction import TransactionType
from chain.networks import practice_network
from chain.sending.settle import Ending, end_row
from chain.signals import certificate_minted
from chain.tests.minting import make_certificate
from chain.tests.payouts import ask, end
from community.access.member import read_member
from community.models import Notification
from community.models.vote import VoteType
from community.moderation.actions.pin import pin_thread
from community.notifications.email.confirmation import request_confirmation
from community.notifications.email.tasks import send_unsent
from community.posts.accept import accept_answer
from community.posts.reply import post_reply
from community.posts.start_thread import start_thread
from community.posts.vote import cast_vote
from community.tests.notification_tools import choose_channel
from community.threads.follow import follow
from gamification.models import UserAchievement
from learning.lessons.completion import complete_lesson
from learning.models import User
from settings.models import OwedTask
from settings.tasks import sweep_owed_tasks
from tests.builders import make_achievement, make_course
from web3versity.beat_schedule import BEAT_SCHEDULE

pytestmark = pytest.mark.django_db
Capture = Callable[..., Any]

# What goes out by a message alone, and the entry of the schedule that finds in the rows what was lost.
SWEPT = {
    "send_transaction": "transactions",
    "settle_transactions": "transactions",
    "sweep_transactions": "transactions",
    "index_practice_blocks": "explorer",
    "advance_tokens": "tokens",
    "grade_submitted": "attempts",
    "check_one_lesson": "lessons",
    "read_import": "imports",
    "compile_own_contract": "own-contracts",
    "send_immediately": "mails",
    "send_digests": "digests",
    "do_owed_task": "owed",
    "look_for_reset": "contract",
    "check_faucet_balance": "faucet-balance",
    "look_at_links_of": "links",
    "clear_expired_sessions": "sessions",
    "forget_verdicts": "verdicts",
    "forget_throttle_marks": "limits",
}


def queued_by_message() -> Iterator[tuple[str, str]]:
    """Place and task of each message that product code sends without writing down that it is owed."""
    for room in ("chain", "community", "gamification", "learning", "settings", "web3versity"):
        for path in (Path(site.BASE_DIR) / room).rglob("*.py"):
            if {"tests", "testing"} & set(path.parts):
                continue
            for call in ast.walk(ast.parse(path.read_text())):
                if isinstance(call, ast.Call) and (task := message_of(call)):
                    yield str(path.relative_to(site.BASE_DIR)), task


def message_of(call: ast.Call) -> str:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "enqueue_on_commit":
        return ast.unparse(call.args[0]).rpartition(".")[2]
    if name in ("delay", "apply_async", "send_task") and isinstance(function, ast.Attribute):
        return ast.unparse(function.value).rpartition(".")[2]
    return ""


def test_every_task_is_owed_or_found_again_by_a_sweep() -> None:
    messages = {(place, task) for place, task in queued_by_message() if not place.startswith("settings/")}
    assert {task for _, task in messages} == set(SWEPT) - {"do_owed_task"}, messages
    assert set(SWEPT.values()) <= set(BEAT_SCHEDULE)


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Redis is flushed the moment a message arrives."""
    monkeypatch.setattr(Task, "apply_async", lambda *_, **__: None)


@transaction.atomic
def send_practice_hbar(learner: User) -> None:
    row = Transaction.objects.create(
        user=learner, chain_id=practice_network().chain_id, transaction_type=TransactionType.PRACTICE_TRANSFER
    )
    end_row(row, Ending(succeeded=True))


def live(amina: User, kwame: User, moyo: User) -> None:
    """One of each fact that people are told of."""
    make_achievement({"lessons_completed": 1}, slug="first-steps")
    make_achievement({"transactions": 1}, slug="first-transaction")
    lesson = make_course(lessons=1).lessons.get()
    complete_lesson(learner=amina, lesson=lesson)
    # She took her time over it, so that the faucet gives her more than it gives everybody.
    User.objects.filter(pk=amina.pk).update(created_at=timezone.now() - timedelta(hours=1))
    end(ask(amina, 2), paid=True)
    send_practice_hbar(amina)
    end(ask(amina, 3), paid=False)
    now = timezone.now()
    thread = start_thread(
        member=read_member(amina), title="Where do I keep keys?", content="@kwame, say.", category="help", now=now
    )
    follow(user_id=amina.pk, thread=thread)
    for words in ("On metal.", "@amina, on paper."):
        answer = post_reply(member=read_member(kwame), thread=thread, content=words, now=now)
    accept_answer(member=read_member(amina), reply=answer)
    cast_vote(member=read_member(amina), post=answer, vote=VoteType.UPVOTE)
    pin_thread(moderator=read_member(moyo), thread=thread, reason="Asked every day.")
    certificate = make_certificate()
    NftCertificate.objects.filter(pk=certificate.pk).update(status="minted")
    certificate_minted.send(sender=NftCertificate, certificate_id=certificate.pk)
    request_confirmation(person=kwame, address="kwame@example.org", now=now)


TOLD = {
    "badge": 2,
    "payout": 2,
    "mention": 2,
    "reply": 1,
    "solution": 1,
    "votes": 1,
    "moderation": 1,
    "certificate": 1,
}


def told() -> Counter[str]:
    """Facts, not rows: those of one subject are merged while they are unread."""
    counts: Counter[str] = Counter()
    for row in Notification.objects.all():
        counts[row.kind] += len(row.events)
    return counts


def test_every_fact_is_told_once_when_every_message_is_lost_and_every_task_is_repeated(
    amina: User,
    kwame: User,
    moyo: User,
    lost: None,
    settings: Settings,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    settings.SENDS_MAIL = True
    amina.email = "amina@example.org"
    amina.save(update_fields=["email"])
    choose_channel(amina, "email", "badge")
    with django_capture_on_commit_callbacks(execute=True):
        live(amina, kwame, moyo)
    assert not Notification.objects.exists()
    owed = list(OwedTask.objects.order_by("pk").values_list("task", "arguments"))

    for _ in range(2):  # what is told may owe more
        OwedTask.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        sweep_owed_tasks()
        send_unsent()
    assert told() == TOLD
    assert not OwedTask.objects.exists()
    assert UserAchievement.objects.filter(user=amina).count() == 2
    assert Counter(sent.to[0] for sent in mail.outbox) == {"amina@example.org": 2, "kwame@example.org": 1}

    # Messages that come twice, also after everything was read.
    for _ in range(2):
        for task, arguments in owed:
            current_app.tasks[task](*arguments)
        send_unsent()
        Notification.objects.update(read_at=timezone.now())
    assert told() == TOLD
    assert len(mail.outbox) == 3
    assert FaucetRequest.objects.count() == 2
