"""The form of a whole lesson: what stands above it, and its source."""

from collections.abc import Iterable
from typing import Any, Final

from django.http import QueryDict

from learning.content.problems import Problem
from learning.lesson_types import kind_of
from learning.loader.lesson_file import head_structure
from learning.writing.fill import fill
from learning.writing.from_schema import group_of
from learning.writing.nodes import Node
from learning.writing.read import keep_empties, read_form
from learning.writing.shapes import Group, Part

HEAD: Final = "head"
SOURCE: Final = "source"

# {"head": …, "source": …}: the head, and the source as its kind's form holds it.
Form = dict[str, dict[str, Any]]


def form_of(lesson_type: str, head: dict[str, Any], source: dict[str, Any]) -> Form:
    return {HEAD: head, SOURCE: kind_of(lesson_type).to_form(source)}


def read_lesson(lesson_type: str, post: QueryDict, before: Form) -> Form:
    """What was typed into the form that showed `before`. What is chosen in it may change what else it asks."""
    first = read_form(_shape(lesson_type, before), post)
    form = read_form(_shape(lesson_type, first), post)
    return {part: keep_empties(form[part], before[part]) for part in (HEAD, SOURCE)}


def source_in(lesson_type: str, form: Form) -> dict[str, Any]:
    return kind_of(lesson_type).from_form(form[SOURCE])


def problems_in(lesson_type: str, form: Form, *, head: Iterable[Problem], source: Iterable[Problem]) -> list[Problem]:
    """What was found in the head and in the source, with paths that lead to fields."""
    inside = kind_of(lesson_type).form_problems(form[SOURCE], list(source))
    return [*(one.below(HEAD) for one in head), *(one.below(SOURCE) for one in inside)]


def fields_of(lesson_type: str, form: Form, *, problems: Iterable[Problem] = (), focus: str = "") -> Node:
    return fill(_shape(lesson_type, form), form, problems=problems, focus=focus)


def _shape(lesson_type: str, form: Form) -> Group:
    inside = group_of(kind_of(lesson_type).structure(form[SOURCE]))
    head = group_of(head_structure(lesson_type))
    return Group((Part(HEAD, head, "", is_required=True), Part(SOURCE, inside, "", is_required=True)))
