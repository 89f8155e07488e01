"""Somebody has looked at the facts of a lesson, and they hold."""

from datetime import date

from django.db import transaction

from learning.models import Lesson


@transaction.atomic
def note_facts_checked(*, lesson_id: int, today: date) -> bool:
    """Facts hold from this month on; whether the lesson is there."""
    this_month = today.replace(day=1)
    return bool(Lesson.objects.filter(pk=lesson_id).update(checked_on=this_month))
