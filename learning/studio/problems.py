"""What an author must change before a course can be published: the rules of the files, told by place in the form."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from learning import lesson_types
from learning.content.problems import Path, Problem
from learning.content.syntax.terms import spelling_key, terms_in
from learning.loader.course_file import find_details_problems
from learning.loader.glossary_file import unknown_term
from learning.loader.lesson_file import find_head_problems
from learning.models import CourseDraft, GlossarySpelling


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
    known = frozenset(GlossarySpelling.objects.values_list("key", flat=True))
    lessons = list(draft.lessons.order_by("number"))
    if not lessons:
        found[""].append(Problem(("lessons",), _("There is no lesson yet.")))
    for lesson in lessons:
        problems = lesson_problems(lesson.lesson_type, lesson.head, lesson.source)
        found[lesson.slug] = [*problems, *_unknown_terms(lesson.source, known, ())]
    return {slug: problems for slug, problems in found.items() if problems}


def _unknown_terms(source: Any, known: frozenset[str], path: Path) -> list[Problem]:
    if isinstance(source, str):
        return [
            Problem(path, unknown_term(term.words, sorted(known)), term.line)
            for term in terms_in(source)
            if spelling_key(term.words) not in known
        ]
    steps = source.items() if isinstance(source, dict) else enumerate(source) if isinstance(source, list) else ()
    return [problem for step, value in steps for problem in _unknown_terms(value, known, (*path, step))]
