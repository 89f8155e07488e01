"""What a teacher changes about a class itself. Nothing happens when it has ended meanwhile."""

from datetime import datetime

from django.db import transaction

from learning.classes.errors import ClassRefused
from learning.classes.holding import hold_class
from learning.classes.make import save_with_new_code
from learning.models import SchoolClass


@transaction.atomic
def change_class(*, class_id: int, name: str, seats: int) -> None:
    """Raises ClassRefused when more learners than that are in it."""
    held = hold_class(class_id)
    if held is None:
        return
    if seats < held.memberships.present().count():
        raise ClassRefused("too_few_seats")
    held.name, held.seats = name, seats
    held.save(update_fields=["name", "seats"])


@transaction.atomic
def renew_code(*, class_id: int, now: datetime) -> None:
    """The class is open under a new code, and the old one leads nowhere."""
    if held := hold_class(class_id):
        held.is_open, held.code_made_at = True, now
        save_with_new_code(held)


def close_code(*, class_id: int) -> None:
    """Nobody joins any more. Who is in the class stays."""
    SchoolClass.objects.filter(pk=class_id).update(is_open=False)


@transaction.atomic
def end_class(*, class_id: int) -> None:
    """Delete the class with its memberships and assignments. What its learners have learned is theirs and stays."""
    if held := hold_class(class_id):
        held.delete()


@transaction.atomic
def end_classes_of(teacher_id: int) -> None:
    """All classes of a teacher who leaves. Held first: nobody joins a class while it goes."""
    taught = SchoolClass.objects.filter(teacher=teacher_id)
    held = list(taught.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
    SchoolClass.objects.filter(pk__in=held).delete()
