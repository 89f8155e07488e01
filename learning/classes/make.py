"""Make a class. Everybody may teach: a class gives no power over anybody, and what it may cost an admin grants."""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from learning.classes.code import draw_code
from learning.classes.errors import ClassRefused
from learning.classes.limits import MOST_TAUGHT
from learning.models import SchoolClass, User

# Codes are drawn from a hundred million: twice in a row a taken one is chance enough.
_TRIES: Final = 5


@transaction.atomic
def make_class(*, teacher: User, name: str, seats: int, now: datetime) -> SchoolClass:
    """A class that is open under a new code. Raises ClassRefused."""
    holder = User.objects.select_for_update(no_key=True).get(pk=teacher.pk)
    if holder.taught_classes.count() >= MOST_TAUGHT:
        raise ClassRefused("too_many_taught")
    made = SchoolClass(teacher=holder, name=name, seats=seats, code_made_at=now)
    save_with_new_code(made)
    return made


def save_with_new_code(school_class: SchoolClass) -> None:
    """Save the row under a code that no other class has."""
    for tried in range(1, _TRIES + 1):
        school_class.code = draw_code()
        try:
            with transaction.atomic():
                return school_class.save()
        except IntegrityError:
            if tried == _TRIES:
                raise
    return None
