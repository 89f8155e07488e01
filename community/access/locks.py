"""Taking the forum's locks in the one order: people, threads, replies, each by id (docs/decisions/003)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.models import Discussion, Reply
from learning.models import User

_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class LockSet:
    """People and threads to lock, by id.

    The author of a post belongs to them even when nothing of theirs changes: PostgreSQL looks at all foreign keys of a
    row that one transaction changes twice, and counters change with their posts.
    """

    people: set[int | None]
    threads: set[int | None]


def lock_rows(
    *,
    people: Iterable[int | None] = (),
    threads: Iterable[int | None] = (),
    replies: Iterable[int | None] = (),
) -> None:
    """Lock these rows against other writers until the transaction ends; ids that are None or gone are passed over.

    An operation calls this once, at its beginning, with everybody whose row it refers to or will reward.
    """
    for model, ids in ((User, people), (Discussion, threads), (Reply, replies)):
        wanted = {pk for pk in ids if pk is not None}
        if wanted:
            rows = model._default_manager.select_for_update(no_key=True).filter(pk__in=wanted)
            list(rows.order_by("pk").values_list("pk"))


def lock_post_rows(post: Discussion | Reply, *, people: Iterable[int | None]) -> None:
    """Lock `people`, the authors and `post`, a reply together with its thread; `post` is then as it is now.

    Raises PostRefused when it is gone.
    """
    lock_thread_rows(post, people=people)
    if isinstance(post, Reply):
        lock_rows(replies=[post.pk])
    refresh_or_gone(post)


def lock_thread_rows(post: Discussion | Reply, *, people: Iterable[int | None]) -> None:
    """Lock `people`, the authors and the thread. Raises PostRefused when the post is gone."""
    lock_stable(lambda: _around(post, people))


def lock_stable(find: Callable[[], LockSet]) -> None:
    """Lock what `find` finds, and look again: a reply may have moved to another thread until its lock was had.

    That thread's lock would then be taken out of order; so everything is let go, and locked anew.
    """
    for _try in range(_TRIES):
        before = transaction.savepoint()
        wanted = find()
        lock_rows(people=wanted.people, threads=wanted.threads)
        found = find()
        if found.people <= wanted.people and found.threads <= wanted.threads:
            return
        transaction.savepoint_rollback(before)
    raise PostRefused(_("Others are changing it just now. Try again in a moment."), status=409)


def refresh_or_gone(post: Discussion | Reply, fields: list[str] | None = None) -> None:
    """Bring `post`, or these fields of it, to what it is now. Raises PostRefused when it is gone."""
    try:
        post.refresh_from_db(fields=fields)
    except ObjectDoesNotExist:
        raise _gone() from None


def _around(post: Discussion | Reply, people: Iterable[int | None]) -> LockSet:
    row: tuple[int, ...] | None
    if isinstance(post, Discussion):
        row = Discussion.objects.filter(pk=post.pk).values_list("pk", "author").first()
    else:
        row = Reply.objects.filter(pk=post.pk).values_list("discussion", "author", "discussion__author").first()
    if row is None:
        raise _gone()
    thread, *authors = row
    return LockSet({*people, *authors}, {thread})


def _gone() -> PostRefused:
    return PostRefused(_("It is not there any more."), status=404)
