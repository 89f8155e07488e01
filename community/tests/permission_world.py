"""The people, the states of a thread and the requests that the table of permissions crosses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from community.models import Discussion, DiscussionVote, ModerationLogEntry, PostReport, PostRevision, Reply, Suspension
from community.models.reader import DiscussionReader
from community.moderation.actions.merge import merge_thread
from community.tests.moderation_tools import member, now
from learning.models import User
from tests.builders import make_discussion, make_reply, make_trusted_user, make_user
from tests.personas import signed_in
from tests.sql import value

ROLES: Final = ("visitor", "newcomer", "learner", "asker", "answerer", "suspended", "moderator", "admin")
WORDS: Final = "Metal lasts longer than paper."
WATCHED: Final[tuple[type[Model], ...]] = (
    Discussion,
    Reply,
    DiscussionVote,
    DiscussionReader,
    PostReport,
    PostRevision,
    Suspension,
    ModerationLogEntry,
)


@dataclass
class World:
    """A thread with one reply, another thread, and a browser for each role."""

    thread: Discussion
    reply: Reply
    other: Discussion
    browsers: dict[str, Client]
    moderator: User


def make_world(state: str) -> World:
    people = {role: make_trusted_user() for role in ROLES if role not in ("visitor", "newcomer", "admin")}
    people |= {"newcomer": make_user(), "admin": make_user(is_staff=True, is_superuser=True)}
    people["moderator"].groups.add(Group.objects.get(name="Moderators"))
    Suspension.objects.create(person=people["suspended"], reason="Spam.", until=now() + timedelta(days=1))
    make_user("bystander")
    thread = make_discussion(people["asker"])
    reply = make_reply(people["answerer"], thread, content=WORDS)
    other = make_discussion(None, title="Another question")
    browsers = {"visitor": Client(), **{role: signed_in(person) for role, person in people.items()}}
    world = World(thread, reply, other, browsers, people["moderator"])
    STATES[state](world)
    thread.refresh_from_db()
    reply.refresh_from_db()
    return world


def _thread_is(**columns: Any) -> Callable[[World], object]:
    return lambda world: Discussion.objects.filter(pk=world.thread.pk).update(**columns)


def _reply_is(**columns: Any) -> Callable[[World], object]:
    return lambda world: Reply.objects.filter(pk=world.reply.pk).update(**columns)


def _merged(world: World) -> None:
    merge_thread(moderator=member(world.moderator), source=world.thread, target=world.other)


STATES: Final[dict[str, Callable[[World], object]]] = {
    "open": _thread_is(is_locked=False),
    "locked": _thread_is(is_locked=True),
    "hidden": _thread_is(hidden_at=now()),
    "deleted": _thread_is(deleted_at=now(), content=""),
    "merged": _merged,
    "solved": _reply_is(is_solution=True),
    "reply hidden": _reply_is(hidden_at=now()),
    "reply deleted": _reply_is(deleted_at=now(), content=""),
}


def _thread(name: str, **form: str) -> Callable[[Client, World], Any]:
    def send(browser: Client, world: World) -> Any:
        address = reverse(f"community:thread-{name}", args=[world.thread.pk, world.thread.slug])
        return browser.post(address, {key: text.format(other=world.other.pk) for key, text in form.items()})

    return send


def _reply(name: str, **form: str) -> Callable[[Client, World], Any]:
    return lambda browser, world: browser.post(reverse(f"community:reply-{name}", args=[world.reply.pk]), form)


def _get(name: str, *args: Any) -> Callable[[Client, World], Any]:
    return lambda browser, _: browser.get(reverse(f"community:{name}", args=args))


EDIT_FORM: Final = {"content": "Edited by somebody.", "note": "A slip."}
REQUESTS: Final[dict[str, Callable[[Client, World], Any]]] = {
    "read": lambda browser, world: browser.get(world.thread.get_absolute_url()),
    "read reply": lambda browser, world: browser.get(world.reply.get_absolute_url(), follow=True),
    "answer": _thread("reply", content="Wood?"),
    "vote": _thread("vote", vote="upvote"),
    "vote reply": _reply("vote", vote="downvote"),
    "edit": _thread("edit", title="A better title", tags="keys", **EDIT_FORM),
    "edit reply": _reply("edit", **EDIT_FORM),
    "delete": _thread("delete"),
    "delete reply": _reply("delete"),
    "accept": _reply("accept", accept="1"),
    "unaccept": _reply("accept", accept="0"),
    "follow": _thread("follow", follow="1"),
    "report": _thread("report", reason="spam"),
    "report reply": _reply("report", reason="spam"),
    "pin": _thread("moderate", act="pin"),
    "lock": _thread("moderate", act="lock"),
    "hide": _thread("moderate", act="hide"),
    "restore": _thread("moderate", act="restore"),
    "unsolve": _thread("moderate", act="unsolve"),
    "hide reply": _reply("moderate", act="hide"),
    "restore reply": _reply("moderate", act="restore"),
    "move": _thread("move", category="help"),
    "merge": _thread("merge", target="{other}"),
    "unmerge": _thread("moderate", act="unmerge"),
    "suspend": lambda browser, _: browser.post(
        reverse("community:person-suspend", args=["bystander"]), {"hours": "24", "reason": "Spam."}
    ),
    "queue": _get("review-queue"),
    "log": _get("moderation-log"),
}


def outcome_of(request: str, browser: Client, world: World) -> str:
    """ok; in: sent to the sign-in; no: the page is there and the words are not; or the status of the refusal."""
    answer = REQUESTS[request](browser, world)
    if answer.status_code == 302:
        return "in" if answer["Location"].startswith(reverse("chain:signin")) else "ok"
    if request == "read reply" and answer.status_code == 200:
        return "ok" if WORDS in answer.content.decode() else "no"
    return "ok" if answer.status_code == 200 else str(answer.status_code)


def fingerprint() -> str:
    """Another one as soon as anything has changed, apart from what a page keeps of a text for the next reader."""
    rows = " UNION ALL ".join(
        f"SELECT '{table}', id, (to_jsonb(t) - 'content_html')::text FROM {table} t"  # noqa: S608
        for table in (model._meta.db_table for model in WATCHED)
    )
    return str(value(f"SELECT md5(string_agg(row::text, '' ORDER BY row)) FROM ({rows}) AS row"))  # noqa: S608
