"""The forum of the worst school: threads and answers, reports, acts of moderators, notifications."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from community.models import (
    Discussion,
    DiscussionReader,
    EmailConfirmation,
    LessonReport,
    ModerationLogEntry,
    Notification,
    PostReport,
    PostRevision,
    Reply,
    Suspension,
)
from community.notifications.email.confirmation import make_token
from community.notifications.email.unsubscribe import Subscription
from community.notifications.kinds import all_kinds
from learning.models import Lesson, User
from tests.builders import make_discussion, make_reply
from tests.pages.worst_words import ARABIC, MARKDOWN, THAI, WIDE, filled

TAGS = ["W" * 30, "محفظة", THAI[:30]]


@dataclass(frozen=True, slots=True)
class Forum:
    """`thread` is the boss's and solved; `foreign` another's, locked; `merged` went into `thread`."""

    thread: Discussion
    foreign: Discussion
    merged: Discussion
    answer: Reply
    own_answer: Reply
    act: ModerationLogEntry
    news: Notification
    suspended: User
    confirm_token: str
    unsubscribe_token: str


def make_forum(boss: User, others: list[User], lesson: Lesson) -> Forum:
    kwame, amina, zuri, _ = others
    about = {"course": lesson.course, "lesson": lesson, "category": "course_question"}
    thread = make_discussion(boss, title=filled(200), content=MARKDOWN, tags=TAGS, **about)
    foreign = make_discussion(kwame, title="W" * 200, content=MARKDOWN, is_locked=True, is_pinned=True, tags=TAGS)
    hidden = make_discussion(zuri, title=THAI * 6, content=MARKDOWN, hidden_at=timezone.now())
    merged = make_discussion(amina, title=ARABIC, content=MARKDOWN, merged_into=thread)
    answer = make_reply(kwame, thread, content=f"{MARKDOWN}\n\n@{WIDE} {ARABIC}", is_solution=True)
    own_answer = make_reply(boss, thread, content=MARKDOWN, parent_reply=answer)
    deep = make_reply(amina, thread, content=MARKDOWN, parent_reply=own_answer)
    make_reply(zuri, thread, content=f"{ARABIC} {WIDE * 3}", parent_reply=deep)
    make_reply(None, thread, content=ARABIC)
    DiscussionReader.objects.create(user=boss, discussion=thread, read_at=timezone.now(), is_following=True)
    for post in ({"discussion": thread}, {"reply": own_answer}, {"reply": answer}):
        PostRevision.objects.create(editor=boss, content=f"{ARABIC} {WIDE * 4}", note=filled(300), **post)
    _edit(Discussion, thread.pk)
    for reporter, post in ((kwame, {"reply": own_answer}), (amina, {"discussion": foreign}), (zuri, {"reply": answer})):
        LessonReport.objects.create(lesson=lesson, reporter=reporter, step=filled(200), words=filled(500))
        PostReport.objects.create(reporter=reporter, reason="scam", note=filled(500), **post)
    acts = [
        ModerationLogEntry.objects.create(
            actor=boss, action="hide", discussion=hidden, person=zuri, reason=filled(500)
        ),
        ModerationLogEntry.objects.create(
            actor=kwame, action="pin", discussion=foreign, person=kwame, reason="W" * 500
        ),
        ModerationLogEntry.objects.create(actor=boss, action="hide", reply=answer, person=kwame, reason=ARABIC),
    ]
    until = timezone.now() + timedelta(days=3)
    Suspension.objects.create(person=zuri, suspended_by=boss, reason=filled(500), until=until)
    link = EmailConfirmation.objects.create(user=boss, address=f"{'m' * 60}@{'m' * 60}.org", sent_at=timezone.now())
    news = _notify(boss, kwame, thread, acts[0])
    unsubscribe = Subscription(boss.pk, "reply").token
    return Forum(thread, foreign, merged, answer, own_answer, acts[0], news, zuri, make_token(link), unsubscribe)


def _edit(model: type[Discussion], pk: int) -> None:
    model.objects.filter(pk=pk).update(edited_at=timezone.now(), view_count=2_000_000_000)
    Reply.objects.update(edited_at=timezone.now())


def _notify(boss: User, actor: User, thread: Discussion, act: ModerationLogEntry) -> Notification:
    """One of every kind."""
    rows = [
        Notification.objects.create(
            user=boss,
            kind=kind.key,
            subject=thread.key if kind.key != "moderation" else f"discussion:{act.discussion_id}",
            title=filled(200),
            url=thread.get_absolute_url(),
            events=[f"act:{act.pk}"] if kind.key == "moderation" else ["by:0", "by:1", "paid"],
            actor=actor,
        )
        for kind in all_kinds()
    ]
    return rows[0]
