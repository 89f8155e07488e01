"""Join a class by its code, and leave it. Joining alone shows a teacher nothing."""

from datetime import datetime

from django.db import transaction

from learning.classes.code import read_code
from learning.classes.errors import ClassRefused
from learning.classes.holding import hold_class
from learning.classes.limits import MOST_JOINED
from learning.models import ClassMembership, SchoolClass, User


def find_open_class(typed_code: str) -> SchoolClass:
    """The class that the code opens, with its teacher. Raises ClassRefused."""
    code = read_code(typed_code)
    if not code:
        raise ClassRefused("bad_code")
    found = SchoolClass.objects.select_related("teacher").filter(code=code, is_open=True).first()
    if found is None:
        raise ClassRefused("no_class")
    return found


@transaction.atomic
def join_class(*, learner: User, typed_code: str, agrees: bool, now: datetime) -> ClassMembership:
    """The learner's membership, made now unless it was there; agreeing is never taken back by joining again.

    `agrees`: the teacher may see what learning/classes/consent.py says. Raises ClassRefused.
    """
    holder = User.objects.select_for_update(no_key=True).get(pk=learner.pk)
    found = hold_class(find_open_class(typed_code).pk)
    # It may have ended, closed or been given a new code while we waited.
    if found is None or not found.is_open or found.code != read_code(typed_code):
        raise ClassRefused("no_class")
    if found.teacher_id == holder.pk:
        raise ClassRefused("own")
    mine = ClassMembership.objects.filter(school_class=found, user=holder).first()
    if mine is not None and mine.removed_at is not None and mine.removed_at >= found.code_made_at:
        raise ClassRefused("removed")
    if mine is None or mine.removed_at is not None:
        _check_room(found, holder)
        mine = mine or ClassMembership(school_class=found, user=holder)
        mine.removed_at, mine.agreed_at = None, None
    if agrees and mine.agreed_at is None:
        mine.agreed_at = now
    mine.save()
    return mine


def _check_room(school_class: SchoolClass, learner: User) -> None:
    if school_class.memberships.present().count() >= school_class.seats:
        raise ClassRefused("full")
    if learner.class_memberships.present().count() >= MOST_JOINED:
        raise ClassRefused("too_many_joined")


def leave_class(*, learner: User, class_id: int) -> bool:
    """Whether the learner was in it. That they were removed is not forgotten by leaving."""
    mine = ClassMembership.objects.present().filter(user=learner, school_class=class_id)
    deleted, _by_model = mine.delete()
    return bool(deleted)


def remove_member(*, class_id: int, membership_id: int, now: datetime) -> bool:
    """The teacher takes somebody out whom they see; whether they were in."""
    shown = ClassMembership.objects.sharing().filter(school_class=class_id, pk=membership_id)
    return bool(shown.update(removed_at=now, agreed_at=None))


def remove_unseen(*, class_id: int, now: datetime) -> int:
    """The teacher takes out all who show them nothing, without learning who they are. How many there were."""
    unseen = ClassMembership.objects.present().filter(school_class=class_id, agreed_at=None)
    return unseen.update(removed_at=now)
