"""What an author must change before a course can be published: the rules of the files, told by place in the form."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from learning import lesson_types
from learning.content.pictures.address import NAME, address_of
from learning.content.problems import Path, Problem
from learning.content.syntax.terms import spelling_key, terms_in
from learning.loader.course_file import find_details_problems
from learning.loader.glossary_file import unknown_term
from learning.loader.lesson_file import find_head_problems
from learning.models import CourseDraft, GlossarySpelling, LessonImage

_PICTURE: Final = re.compile(rf"!\[[^\]]*\]\(\s*<?{re.escape(address_of('@')).replace('@', f'(?P<name>{NAME})')}")


def details_problems(details: Mapping[str, Any], slug: str) -> list[Problem]:
    """Those of what course.yaml shall hold, by its keys."""
    return find_details_problems(dict(details), slug)


def lesson_problems(lesson_type: str, head: Mapping[str, Any], source: Mapping[str, Any]) -> list[Problem]:
    """Those of one lesson, by the keys of its head and its source. Raises UnregisteredLessonType."""
    kind = lesson_types.kind_of(lesson_type)
    return [*find_head_problems(lesson_type, dict(head)), *kind.find_problems(dict(source))]


def problems_of(draft: CourseDraft) -> dict[str, list[Problem]]:
    """By the slug of the lesson, "" for the details of the course; what is sound is left out."""
    found = {"": details_problems(draft.details, draft.course.slug)}
    for lesson in draft.lessons.order_by("number"):
        found[lesson.slug] = lesson_problems(lesson.lesson_type, lesson.head, lesson.source)
    for slug, problems in problems_around(draft).items():
        found[slug] += problems
    return {slug: problems for slug, problems in found.items() if problems}


def problems_around(draft: CourseDraft) -> dict[str, list[Problem]]:
    """Those that no lesson shows by itself: no lesson at all, terms without an entry, pictures that are not there."""
    terms = frozenset(GlossarySpelling.objects.values_list("key", flat=True))
    pictures = frozenset(LessonImage.objects.filter(course_id=draft.course_id).values_list("name", flat=True))
    found: dict[str, list[Problem]] = {}
    lessons = list(draft.lessons.order_by("number"))
    if not lessons:
        found[""] = [Problem(("lessons",), _("There is no lesson yet."))]
    for lesson in lessons:
        if problems := list(_reference_problems(lesson.source, terms, pictures)):
            found[lesson.slug] = problems
    return found


def reference_problems(draft: CourseDraft, source: Mapping[str, Any]) -> list[Problem]:
    """Terms without an entry in the glossary and pictures that the course does not have. Two queries."""
    known = frozenset(GlossarySpelling.objects.values_list("key", flat=True))
    pictures = frozenset(LessonImage.objects.filter(course_id=draft.course_id).values_list("name", flat=True))
    return list(_reference_problems(source, known, pictures))


def _reference_problems(source: Any, known: frozenset[str], pictures: frozenset[str]) -> Iterator[Problem]:
    for path, text in _texts_in(source, ()):
        yield from _unknown_terms(text, known, path)
        yield from _missing_pictures(text, pictures, path)


def _texts_in(source: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(source, str):
        yield path, source
        return
    inside = source.items() if isinstance(source, dict) else enumerate(source) if isinstance(source, list) else ()
    for step, value in inside:
        yield from _texts_in(value, (*path, step))


def _unknown_terms(text: str, known: frozenset[str], path: Path) -> Iterator[Problem]:
    for term in terms_in(text):
        if spelling_key(term.words) not in known:
            yield Problem(path, unknown_term(term.words, sorted(known)), term.line)


def _missing_pictures(text: str, known: frozenset[str], path: Path) -> Iterator[Problem]:
    """A picture of another course goes when that course shows it no more."""
    for found in _PICTURE.finditer(text):
        if found["name"] not in known:
            line = text.count("\n", 0, found.start()) + 1
            yield Problem(path, _("This picture is not among those of the course: upload it here."), line)
