"""Names over time: what was given up rests, leads to whoever gave it up, and means who had it when it was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from learning.models import FormerUsername, User
from learning.models.user import is_named
from settings.registry import USERNAME_REST_DAYS

_HOLDERS = """
    SELECT lower(f.username), f.user_id, f.given_up_at, NULL::timestamptz, false, u.is_active, u.profile_public
      FROM former_usernames f LEFT JOIN users u ON u.id = f.user_id WHERE lower(f.username) = ANY (%(names)s)
    UNION ALL
    SELECT lower(username), id, NULL, named_since, true, is_active, profile_public
      FROM users WHERE lower(username) = ANY (%(names)s)
     ORDER BY 3
"""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has a name now, or had it until `given_up_at`. `user_id` is None of somebody who has left."""

    user_id: int | None
    given_up_at: datetime | None
    named_since: datetime | None
    is_present: bool
    is_active: bool | None
    is_public: bool | None


def is_resting(username: str, *, for_user_id: int | None = None) -> bool:
    """Whether somebody else has given up this name too lately for others to take it. Their own it stays."""
    lately = timezone.now() - timedelta(days=USERNAME_REST_DAYS.current())
    rows = FormerUsername.objects.filter(is_named(username), given_up_at__gt=lately)
    return rows.exclude(user_id=for_user_id).exists() if for_user_id else rows.exists()


def find_renamed(username: str) -> User | None:
    """Who had this name last, and has another by now; None when somebody has it or nobody active had it."""
    if User.objects.named(username).exists():
        return None
    given_up = FormerUsername.objects.filter(is_named(username), user__is_active=True)
    last = given_up.select_related("user").order_by("given_up_at").last()
    return last.user if last else None


def read_holders(names: Sequence[str]) -> dict[str, list[Holder]]:
    """All who have or had each of the names (in small letters), the earliest first. One query, none for no names."""
    found: dict[str, list[Holder]] = {name: [] for name in names}
    if names:
        with connection.cursor() as cursor:
            cursor.execute(_HOLDERS, {"names": list(names)})
            for name, user_id, given_up_at, since, *rest in cursor.fetchall():
                found[name].append(Holder(user_id, given_up_at, since, *rest))
    return found


def who_was_meant(holders: Sequence[Holder], *, at: datetime) -> Holder | None:
    """Whose the name was at that moment: with it then, or who had it last before whoever has it now."""
    former = [holder for holder in holders if not holder.is_present]
    present = next((holder for holder in holders if holder.is_present), None)
    if present is not None and (present.named_since is None or present.named_since <= at):
        return present
    later = (holder for holder in former if holder.given_up_at and holder.given_up_at > at)
    return next(later, former[-1] if former else None)


def forget_rested_names() -> None:
    """Delete the names of those who have left, when anybody may have them again."""
    rested = timezone.now() - timedelta(days=USERNAME_REST_DAYS.current())
    FormerUsername.objects.filter(user=None, given_up_at__lte=rested).delete()
