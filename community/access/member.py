"""A person as the forum knows them."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from community.models import Suspension
from learning.honest_learning import honest_learning_of
from learning.models import User
from settings.registry import FORUM_TRUST_LESSONS

MODERATORS = "Moderators"
_MODERATE = {"codename": "moderate", "content_type__app_label": "community"}


@dataclass(frozen=True, slots=True)
class Member:
    """`user` is None for a visitor; `suspended_until` is set while they may only read, and `suspended_for` says why.

    `network` is where they are at the moment (learning/web/client_ip.py), None when unknown.
    """

    user: User | None
    is_moderator: bool = False
    suspended_until: datetime | None = None
    suspended_for: str = ""
    network: str | None = None

    @property
    def giver_id(self) -> int | None:
        """Whose learning says what their votes and acceptances are worth; None: a moderator's word needs none."""
        return None if self.is_moderator else self.pk

    @property
    def pk(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def is_trusted(self) -> bool:
        return self.user is not None and (self.is_moderator or is_trusted(self.user))

    def wrote(self, post: object) -> bool:
        """Whether this is the author of a thread or reply. Nobody is the author of what a former learner left."""
        return self.user is not None and getattr(post, "author_id", None) == self.user.pk


def is_trusted(person: User) -> bool:
    """Whether they have earned trust by learning at a reader's pace, or are staff. One query where it may be true."""
    least = FORUM_TRUST_LESSONS.current()
    if person.is_staff or person.lessons_completed < least:
        return person.is_staff
    return honest_learning_of(person.pk).lessons >= least


def read_member(user: User | AnonymousUser, *, network: str | None = None) -> Member:
    """What `user` may do in the forum in general. One query, none for visitors."""
    if not isinstance(user, User):
        return Member(None, network=network)
    by_right = Permission.objects.filter(Q(user=OuterRef("pk")) | Q(group__user=OuterRef("pk")), **_MODERATE)
    suspension = Suspension.objects.filter(person=OuterRef("pk"), lifted_at=None, until__gt=timezone.now())
    until, reason = Subquery(suspension.values("until")[:1]), Subquery(suspension.values("reason")[:1])
    is_moderator, suspended_until, suspended_for = (
        User.objects.filter(pk=user.pk).values_list(Exists(by_right), until, reason).get()
    )
    return Member(
        user,
        is_moderator=user.is_active and (user.is_superuser or is_moderator),
        suspended_until=suspended_until,
        suspended_for=suspended_for or "",
        network=network,
    )
