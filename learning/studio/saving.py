"""Saving what was written. Nobody overwrites what somebody else has saved meanwhile."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from learning.models import CourseDraft, LessonDraft, User
from learning.studio.clean import as_written
from learning.studio.errors import StaleDraft
from learning.studio.history import keep_details, keep_lesson
from learning.studio.holding import hold_lesson, hold_to_write, note_change


@transaction.atomic
def save_details(*, draft: CourseDraft, details: Mapping[str, Any], version: int, by: User) -> CourseDraft:
    """Keep what course.yaml shall hold, mistakes and all (problems.py). `version` is that of the draft which was shown.

    Saving the same again changes nothing. Raises NotYours, KeptInFiles, NotNow and StaleDraft.
    """
    held = hold_to_write(draft.pk, by)
    wanted = as_written(dict(details))
    if held.details == wanted:
        return held
    if held.version != version:
        raise StaleDraft
    note_change(held)
    held.details = wanted
    held.version += 1
    held.save(update_fields=["details", "version"])
    keep_details(held, by=by)
    return held


@transaction.atomic
def save_lesson(
    *, lesson: LessonDraft, head: Mapping[str, Any], source: Mapping[str, Any], version: int, by: User
) -> LessonDraft:
    """Keep the head and the source of a lesson, mistakes and all. `version` is that of the lesson which was shown.

    Saving the same again changes nothing. Raises NotYours, KeptInFiles, NotNow and StaleDraft.
    """
    held = hold_lesson(lesson, by)
    wanted = {"head": as_written(dict(head)), "source": as_written(dict(source))}
    if {"head": held.head, "source": held.source} == wanted:
        return held
    if held.version != version:
        raise StaleDraft
    write_lesson(held, **wanted, by=by)
    return held


def write_lesson(
    held: LessonDraft, *, head: dict[str, Any], source: dict[str, Any], by: User, apart: bool = False
) -> None:
    """Make the lesson, which is held, hold this; `apart`: as a version of its own in the history."""
    note_change(held.draft)
    held.head, held.source = head, source
    held.version += 1
    held.updated_at = timezone.now()
    held.save(update_fields=["head", "source", "version", "updated_at"])
    keep_lesson(held, by=by, apart=apart)
