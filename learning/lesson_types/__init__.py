"""The kinds of lesson there are: a registry, so that a new kind is a new module and one line in its app's `ready()`.

Content has two shapes. Its source is what authors write, in files and in the admin. Its compiled shape, which is what
`Lesson.content` holds, is the source with HTML, plain text for search and ids beside it. Both may be validated and
compiled again: what compiling added is dropped first.
"""

from hashlib import sha256
from json import dumps
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from learning.content.problems import ContentInvalid, Problem
from learning.lesson_types.kind import GradedLessonKind, LessonKind
from learning.models.lesson import LessonType

LESSON_KINDS: dict[str, LessonKind] = {}

# What is worth nothing in particular.
_DEFAULTS = LessonKind()


class UnregisteredLessonType(ValidationError):
    """No lesson of this type can be written or shown."""


def register_lesson_kind(kind: LessonKind) -> None:
    """Make `kind` known. Raises ValueError when its key is taken, or is no type that the database knows."""
    if kind.key in LESSON_KINDS:
        raise ValueError(f"There is a lesson kind {kind.key} already.")
    if kind.key not in LessonType.values:
        raise ValueError(f"The database knows no lesson type {kind.key}: add it to LessonType, with a migration.")
    LESSON_KINDS[kind.key] = kind


def kind_of(lesson_type: str) -> LessonKind:
    """Raises UnregisteredLessonType, with the known types named."""
    if kind := LESSON_KINDS.get(lesson_type):
        return kind
    names = {"type": lesson_type, "known": ", ".join(known_types())}
    raise UnregisteredLessonType(_('There are no lessons of the type "%(type)s". Known types: %(known)s.') % names)


def known_types() -> list[str]:
    """The types that lessons may have, in the order in which people choose them."""
    return [name for name in LessonType.values if name in LESSON_KINDS]


def graded_kind_of(lesson_type: str) -> GradedLessonKind:
    """Raises UnregisteredLessonType when there is no such kind, or its lessons are not graded."""
    kind = kind_of(lesson_type)
    if isinstance(kind, GradedLessonKind):
        return kind
    raise UnregisteredLessonType(_('Lessons of the type "%(type)s" are not graded.') % {"type": lesson_type})


def is_judged(lesson_type: str) -> bool:
    """Whether what is handed in is graded by a worker, and so is the trial of its exercises."""
    kind = LESSON_KINDS.get(lesson_type)
    return isinstance(kind, GradedLessonKind) and kind.grades_in_worker


def worth_of(lesson_type: str) -> LessonKind:
    """The kind, for what a completion is worth: what was done in a lesson stays done when its kind is gone."""
    return LESSON_KINDS.get(lesson_type, _DEFAULTS)


def find_problems(lesson_type: str, content: object) -> list[Problem]:
    """What an author must change in `content`, in either shape. Raises UnregisteredLessonType."""
    kind = kind_of(lesson_type)
    return kind.find_problems(kind.source_of(content))


def validate_content(lesson_type: str, content: object) -> None:
    """Raises ValidationError: a sentence per mistake, each beginning with its place ("question 3, option 1: ...")."""
    if problems := find_problems(lesson_type, content):
        raise ContentInvalid(problems)


def compile_content(lesson_type: str, content: object) -> dict[str, Any]:
    """`content` in either shape, validated and with everything derived made anew. Raises ValidationError."""
    validate_content(lesson_type, content)
    return compile_valid(lesson_type, content)


def compile_valid(lesson_type: str, content: object) -> dict[str, Any]:
    """The same for content in which find_problems() has just found none: to look again takes half of the time."""
    kind = kind_of(lesson_type)
    # What is stored is for all readers, whatever language the one who saves it has chosen.
    with override(settings.LANGUAGE_CODE):
        return kind.compile(kind.source_of(content))


def source_of(lesson_type: str, content: object) -> Any:
    """What an author would edit: `content` without what compiling added."""
    return kind_of(lesson_type).source_of(content)


def content_version(lesson_type: str, content: dict[str, Any]) -> str:
    """A name for what an author wrote, in twelve hexadecimal digits: the same for the same source, however compiled.

    It is kept with what learners do (lesson_completions, quiz_attempts), and says which content they did.
    """
    source = worth_of(lesson_type).source_of(content)
    written = dumps([lesson_type, source], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:12]


def public_view(
    lesson_type: str,
    content: dict[str, Any],
    *,
    seed: str,
    answers: dict[str, Any] | None = None,
    errors: dict[str, str] | None = None,
) -> dict[str, Any]:
    """What a page may show of `content` before anything is handed in."""
    return kind_of(lesson_type).public_view(content, seed=seed, answers=answers, errors=errors)
