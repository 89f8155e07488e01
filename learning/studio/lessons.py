"""The lessons of a draft: added, duplicated, moved, given another address, removed."""

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from learning.content.limits import MOST_LESSONS
from learning.lesson_types import kind_of
from learning.models import CourseDraft, LessonDraft, User
from learning.studio.clean import RESERVED, as_written, check_slug, free_slug, slug_of
from learning.studio.errors import NotNow, SlugTaken
from learning.studio.history import keep_lesson
from learning.studio.holding import hold_lesson, hold_to_write, note_change

_MINUTES: Final = 5


@transaction.atomic
def add_lesson(*, draft: CourseDraft, lesson_type: str, title: str, by: User) -> LessonDraft:
    """A lesson of this kind at the end of the course, empty but for its title.

    Raises UnregisteredLessonType, NotYours, KeptInFiles and NotNow.
    """
    kind = kind_of(lesson_type)
    held = hold_to_write(draft.pk, by)
    title = " ".join(str(as_written(title)).split()) or str(kind.label)
    return _insert(
        held, title=title, lesson_type=kind.key, head={"title": title, "minutes": _MINUTES}, source={}, by=by
    )


@transaction.atomic
def duplicate_lesson(*, lesson: LessonDraft, by: User) -> LessonDraft:
    """A copy right behind the lesson, with an address of its own. Raises NotYours, KeptInFiles and NotNow."""
    held = hold_lesson(lesson, by)
    title = _("%(title)s (copy)") % {"title": held.title}
    copy = _insert(
        held.draft,
        title=title,
        lesson_type=held.lesson_type,
        head=held.head | {"title": title},
        source=held.source,
        by=by,
    )
    _renumber(held.draft, copy, held.number + 1)
    return copy


@transaction.atomic
def move_lesson(*, lesson: LessonDraft, number: int, by: User) -> LessonDraft:
    """Make it the lesson `number`, counted from 1; beyond the last, the last. Raises NotYours, KeptInFiles, NotNow."""
    held = hold_lesson(lesson, by)
    place = max(1, min(number, held.draft.lessons.count()))
    if place != held.number:
        note_change(held.draft)
        _renumber(held.draft, held, place)
    return held


@transaction.atomic
def rename_lesson(*, lesson: LessonDraft, slug: str, by: User) -> LessonDraft:
    """Give it another address; what learners did in it stays theirs.

    Raises BadSlug, SlugTaken, NotYours, KeptInFiles and NotNow.
    """
    check_slug(slug)
    held = hold_lesson(lesson, by)
    if held.slug == slug:
        return held
    # A lesson that was taken out is brought back by its address, which keeps its history.
    if held.draft.lessons.filter(slug=slug).exists() or held.draft.revisions.filter(lesson_slug=slug).exists():
        raise SlugTaken(slug)
    note_change(held.draft)
    held.draft.revisions.filter(lesson_slug=held.slug).update(lesson_slug=slug)
    held.slug = slug
    held.save(update_fields=["slug"])
    return held


@transaction.atomic
def remove_lesson(*, lesson: LessonDraft, by: User) -> None:
    """Take it out of the draft; its history stays, and brings it back. Raises NotYours, KeptInFiles and NotNow."""
    held = hold_lesson(lesson, by)
    note_change(held.draft)
    keep_lesson(held, by=by)
    held.delete()
    _renumber(held.draft)


def insert_lesson(
    draft: CourseDraft, *, slug: str, lesson_type: str, head: dict[str, Any], source: dict[str, Any], by: User
) -> LessonDraft:
    """A lesson at the end of a draft that is held. Raises NotNow when there are too many."""
    count = draft.lessons.count()
    if count >= MOST_LESSONS:
        raise NotNow(_("A course has at most %(most)d lessons.") % {"most": MOST_LESSONS})
    added = LessonDraft.objects.create(
        draft=draft, slug=slug, number=count + 1, lesson_type=lesson_type, head=head, source=source
    )
    keep_lesson(added, by=by)
    return added


def _insert(
    draft: CourseDraft, *, title: str, lesson_type: str, head: dict[str, Any], source: dict[str, Any], by: User
) -> LessonDraft:
    note_change(draft)
    taken = {*draft.lessons.values_list("slug", flat=True), *draft.revisions.values_list("lesson_slug", flat=True)}
    slug = free_slug(slug_of(title, otherwise="lesson"), taken | set(RESERVED))
    return insert_lesson(draft, slug=slug, lesson_type=lesson_type, head=head, source=source, by=by)


def _renumber(draft: CourseDraft, moved: LessonDraft | None = None, place: int = 0) -> None:
    """From 1 without gaps, with `moved` at its `place`."""
    lessons = [one for one in draft.lessons.order_by("number") if moved is None or one.pk != moved.pk]
    if moved is not None:
        lessons.insert(place - 1, moved)
    for number, lesson in enumerate(lessons, start=1):
        if lesson.number != number:
            lesson.number = number
            lesson.save(update_fields=["number"])
