"""The form of what course.yaml holds. Whether a course is published is decided elsewhere."""

from typing import Any, Final

from django.http import QueryDict

from learning.loader.course_file import details_structure
from learning.writing.from_schema import group_of
from learning.writing.read import keep_empties, read_form
from learning.writing.shapes import Group

_NOT_ASKED: Final = ("published",)


def details_shape() -> Group:
    shape = group_of(details_structure())
    return Group(tuple(part for part in shape.parts if part.name not in _NOT_ASKED))


def read_details(post: QueryDict, before: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = keep_empties(read_form(details_shape(), post), before)
    return read | {key: before[key] for key in _NOT_ASKED if key in before}
