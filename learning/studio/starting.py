"""The beginning of a draft: a new course, or one from what is published."""

from decimal import Decimal
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from learning.models import Course, CourseDraft, LessonDraft, User
from learning.models.course import Difficulty, Keeper, Track
from learning.models.draft import DraftState
from learning.studio.access import WRITE, require
from learning.studio.clean import LONGEST_SLUG, RESERVED, as_written, check_slug, free_slug, slug_of
from learning.studio.errors import BadSlug, KeptInFiles, SlugTaken
from learning.studio.exporting import details_of, words_of
from learning.studio.history import keep_details, keep_lesson

LONGEST_TITLE: Final = 120


@transaction.atomic
def start_course(*, title: str, slug: str = "", by: User) -> CourseDraft:
    """A new course without lessons, seen by its author alone; without `slug`, its address follows from the title.

    Raises NotYours, BadSlug and SlugTaken.
    """
    require(by.has_perm(WRITE))
    title = " ".join(str(as_written(title)).split())[:LONGEST_TITLE]
    if not title:
        raise BadSlug(_("A course needs a title."))
    slug = check_slug(slug) if slug else _free_slug(title)
    course = _enter(title, slug, by)
    details = details_of(course) | {"published": True}
    draft = CourseDraft.objects.create(course=course, details=details)
    keep_details(draft, by=by)
    return draft


def _free_slug(title: str) -> str:
    wanted = slug_of(title, otherwise="course")
    taken = Course.objects.filter(slug__startswith=wanted[: LONGEST_SLUG - 5]).values_list("slug", flat=True)
    return check_slug(free_slug(wanted, {*taken, *RESERVED}))


def _enter(title: str, slug: str, by: User) -> Course:
    try:
        with transaction.atomic():
            return Course.objects.create(
                slug=slug,
                title=title,
                description="",
                track=Track.EXPLORER,
                category="foundations",
                difficulty=Difficulty.BEGINNER,
                estimated_hours=Decimal(1),
                is_published=False,
                kept_in=Keeper.DATABASE,
                author=by,
            )
    except IntegrityError:
        raise SlugTaken(slug) from None


@transaction.atomic
def open_draft(*, course: Course, by: User) -> CourseDraft:
    """The draft of a course that is kept here; where there is none yet, made from what is published.

    Raises NotYours and KeptInFiles.
    """
    course = Course.objects.select_for_update().get(pk=course.pk)
    if course.kept_in != Keeper.DATABASE:
        raise KeptInFiles
    require(by.is_superuser or (by.has_perm(WRITE) and course.author_id == by.pk))
    draft = CourseDraft.objects.filter(course=course).first()
    return draft or begin_from_published(course, by=by)


def begin_from_published(course: Course, *, by: User) -> CourseDraft:
    """A draft that holds what learners have; the course's row is locked."""
    state = DraftState.PUBLISHED if course.is_published else DraftState.DRAFT
    draft = CourseDraft.objects.create(course=course, details=details_of(course), state=state)
    keep_details(draft, by=by)
    for number, lesson in enumerate(course.lessons.order_by("sequence_number"), start=1):
        words = words_of(lesson)
        written = LessonDraft.objects.create(
            draft=draft,
            lesson=lesson,
            slug=lesson.slug,
            number=number,
            lesson_type=lesson.lesson_type,
            head=dict(words.head),
            source=words.source,
        )
        keep_lesson(written, by=by)
    return draft
