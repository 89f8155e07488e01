"""What tests of moderation share."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from community.access.member import Member, read_member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply
from community.models.vote import about
from learning.models import User


def member(person: User | None) -> Member:
    return read_member(person) if person else Member(None)


def now() -> datetime:
    return timezone.now()


def report(post: Discussion | Reply, by: User | None, **columns: Any) -> PostReport:
    """A report as the table takes it, past the operation."""
    return PostReport.objects.create(reporter=by, **about(post), **{"reason": "spam"} | columns)


def logged() -> list[tuple[str | None, str]]:
    """Who did what, in order."""
    return list(ModerationLogEntry.objects.order_by("pk").values_list("actor__username", "action"))
