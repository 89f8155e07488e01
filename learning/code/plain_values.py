"""Plain values of Python: whether two are the same, and how they are written."""

from typing import Any

from django.utils.translation import gettext as _

from learning.code.verdicts import shortened
from learning.grading.inside.plain import Other


def is_same(expected: Any, actual: Any) -> bool:
    """As == says, but of the same type all the way down: True is not 1, 2.0 is not 2, a tuple is not a list.

    Nothing that a lesson may want to tell apart is the same here; what differs is told in words.
    """
    return bool(_typed(expected) == _typed(actual))


def _typed(value: Any) -> Any:
    """`value` with the type of each of its parts; can stand in a set."""
    if isinstance(value, Other):
        # The words of a function or an object are not that object.
        return object()
    kind = type(value).__name__
    if isinstance(value, list | tuple):
        return kind, tuple(_typed(part) for part in value)
    if isinstance(value, set | frozenset):
        return "set", frozenset(_typed(part) for part in value)
    if isinstance(value, dict):
        return kind, frozenset((_typed(key), _typed(part)) for key, part in value.items())
    return kind, value


def written_out(value: Any) -> str:
    """As Python writes it; of something long its beginning."""
    try:
        return shortened(str(value) if isinstance(value, Other) else repr(value))
    except ValueError:
        # sys.int_info.default_max_str_digits
        return _("a number too long to be shown")
