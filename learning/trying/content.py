"""A lesson of a draft as it can be shown: all of it, what of it is sound, or nothing yet."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from learning.lesson_types import compile_content, kind_of
from learning.models import LessonDraft


@dataclass(frozen=True, slots=True)
class Shown:
    """`content` is compiled; None where nothing can be shown. `left_out` when some of it has something to mend."""

    content: dict[str, Any] | None
    left_out: bool = False


def content_of(lesson: LessonDraft) -> Shown:
    kind = kind_of(lesson.lesson_type)
    form = kind.to_form(lesson.source)
    problems = kind.form_problems(form, kind.find_problems(kind.from_form(form)))
    sound = kind.sound_part(form, problems)
    if sound is None:
        return Shown(None)
    try:
        return Shown(compile_content(lesson.lesson_type, kind.from_form(sound)), left_out=bool(problems))
    except ValidationError:
        return Shown(None)
