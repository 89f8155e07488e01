"""Agreeing to what a teacher sees, and taking it back. Both are the learner's alone, at any time."""

from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learning.models import ClassMembership, User

# What the pages for teachers show, and the learner is told before they agree. Whoever lets teachers see more adds it
# here, and clears `agreed_at` of all memberships in a migration: nobody has agreed to what they were not told.
SHOWN_TO_TEACHERS: Final[tuple[Promise, ...]] = (
    _("your name and avatar here"),
    _("how far you are in the courses assigned to the class, lesson by lesson"),
    _("on which day you last learned in one of them"),
    _("a lesson of them in which you are stuck: how often you tried, not what you answered"),
    _("your certificates for them"),
)
NEVER_SHOWN: Final = _(
    "Nothing else: not your other courses, answers, points, messages, wallet or e-mail address. Your teacher can "
    "change nothing in your account."
)


def agree(*, learner: User, class_id: int, now: datetime) -> bool:
    """From now on the teacher sees it; whether that is new."""
    mine = ClassMembership.objects.present().filter(user=learner, school_class=class_id, agreed_at=None)
    return bool(mine.update(agreed_at=now))


def withdraw(*, learner: User, class_id: int) -> bool:
    """From now on the teacher sees nothing of them, the name neither; whether that is new."""
    return bool(ClassMembership.objects.sharing().filter(user=learner, school_class=class_id).update(agreed_at=None))
