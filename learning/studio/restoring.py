"""Bringing back what a draft held before. What it holds now stays in the history."""

from django.db import transaction

from learning.models import DraftRevision, LessonDraft, User
from learning.studio.history import keep_details, keep_lesson
from learning.studio.holding import hold_to_write, note_change
from learning.studio.lessons import insert_lesson
from learning.studio.saving import write_lesson


@transaction.atomic
def restore(*, revision: DraftRevision, by: User) -> LessonDraft | None:
    """Make the lesson hold what it held then, also when it has been removed: it comes back at the end of the course.

    None for the details. Raises NotYours, KeptInFiles and NotNow.
    """
    draft = hold_to_write(revision.draft_id, by)
    data = revision.data
    if not revision.lesson_slug:
        if draft.details != data:
            note_change(draft)
            draft.details = data
            draft.version += 1
            draft.save(update_fields=["details", "version"])
            keep_details(draft, by=by, apart=True)
        return None
    lesson = draft.lessons.select_for_update().filter(slug=revision.lesson_slug).first()
    if lesson is None:
        note_change(draft)
        return insert_lesson(
            draft,
            slug=revision.lesson_slug,
            lesson_type=data["lesson_type"],
            head=data["head"],
            source=data["source"],
            by=by,
        )
    lesson.draft = draft
    keep_lesson(lesson, by=by)
    if (lesson.lesson_type, lesson.head, lesson.source) != (data["lesson_type"], data["head"], data["source"]):
        lesson.lesson_type = data["lesson_type"]
        lesson.save(update_fields=["lesson_type"])
        write_lesson(lesson, head=data["head"], source=data["source"], by=by, apart=True)
    return lesson
