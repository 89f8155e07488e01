"""The small, exact arithmetic of questions: expressions over what was drawn, such as "gas * price" or "a > b".

Numbers are fractions, so that 0.1 + 0.2 is 0.3. An expression is a Python expression of which only what is named here
is known; anything else is refused. Authors write these, and even so none can run for long.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Any, Final

from django.utils.translation import gettext as _

MOST_CHARACTERS: Final = 300
_LARGEST: Final = 10**80
_LARGEST_POWER: Final = 256


class NotWorkedOut(ValueError):
    """Says in a sentence for the author why."""


@lru_cache(1024)
def names_in(expression: str) -> frozenset[str]:
    """The names of params that `expression` asks for. Raises NotWorkedOut for what is no expression."""
    tree = _parse(expression)
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called)


def work_out(expression: str, values: Mapping[str, Any]) -> Any:
    """A Fraction, a truth, a text or a date. Raises NotWorkedOut."""
    try:
        return _value(_parse(expression), values)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        if isinstance(error, NotWorkedOut):
            raise
        raise NotWorkedOut(
            _('"%(expression)s" cannot be worked out: %(reason)s.') % {"expression": expression, "reason": error}
        ) from error


@lru_cache(1024)
def _parse(expression: str) -> ast.expr:
    if len(expression) > MOST_CHARACTERS:
        raise NotWorkedOut(_("This expression is too long."))
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NotWorkedOut(_('"%(expression)s" is no expression.') % {"expression": expression}) from None


def _power(base: Any, exponent: Any) -> Fraction:
    whole = Fraction(exponent)
    if whole.denominator != 1 or abs(whole) > _LARGEST_POWER:
        raise NotWorkedOut(_("A power must be a whole number of at most 256."))
    return Fraction(base) ** int(whole)


def _plus(left: Any, right: Any) -> Any:
    return left + timedelta(days=int(right)) if isinstance(left, date) else left + right


def _minus(left: Any, right: Any) -> Any:
    if isinstance(left, date):
        return Fraction((left - right).days) if isinstance(right, date) else left - timedelta(days=int(right))
    return left - right


def _times(left: Any, right: Any) -> Fraction:
    # Not of texts, which could grow without end.
    return Fraction(left) * Fraction(right)


def _round(number: Any, places: Any = 0) -> Fraction:
    """Halves go up, as people learn it at school."""
    scale = Fraction(10) ** int(places)
    return Fraction(floor(Fraction(number) * scale + Fraction(1, 2))) / scale


_OPERATORS: Final[dict[type, Callable[[Any, Any], Any]]] = {
    ast.Add: _plus,
    ast.Sub: _minus,
    ast.Mult: _times,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: lambda left, right: Fraction(left) % Fraction(right),
    ast.Pow: _power,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}
_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "min": min,
    "max": max,
    "abs": abs,
    "round": _round,
    "len": len,
}


def _value(node: ast.expr, values: Mapping[str, Any]) -> Any:
    found = _exact(_WAYS[type(node)](node, values) if type(node) in _WAYS else _unknown(node))
    if isinstance(found, Fraction) and max(abs(found.numerator), found.denominator) > _LARGEST:
        raise NotWorkedOut(_("This number is too large."))
    return found


def _exact(value: Any) -> Any:
    """Whole and decimal numbers as fractions; a decimal is what was written, not the nearest binary number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value))
    return value


def _unknown(node: ast.expr) -> Any:
    raise NotWorkedOut(_('"%(part)s" is not known in expressions.') % {"part": ast.unparse(node)})


def _name(node: ast.Name, values: Mapping[str, Any]) -> Any:
    if node.id not in values:
        names = {"name": node.id, "known": ", ".join(values)}
        raise NotWorkedOut(_('There is no param "%(name)s" here. Known: %(known)s.') % names)
    return values[node.id]


def _part_of(node: ast.Attribute, values: Mapping[str, Any]) -> Any:
    group = _value(node.value, values)
    if not isinstance(group, dict) or node.attr not in group:
        raise NotWorkedOut(_('There is no "%(part)s".') % {"part": ast.unparse(node)})
    return group[node.attr]


def _compared(node: ast.Compare, values: Mapping[str, Any]) -> bool:
    left = _value(node.left, values)
    for sign, following in zip(node.ops, node.comparators, strict=True):
        right = _value(following, values)
        if not _operator(sign)(left, right):
            return False
        left = right
    return True


def _called(node: ast.Call, values: Mapping[str, Any]) -> Any:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in _FUNCTIONS or node.keywords:
        _unknown(node)
    return _FUNCTIONS[name](*(_value(each, values) for each in node.args))


def _logic(node: ast.BoolOp, values: Mapping[str, Any]) -> bool:
    truths = (bool(_value(each, values)) for each in node.values)
    return all(truths) if isinstance(node.op, ast.And) else any(truths)


def _operator(sign: ast.operator | ast.cmpop) -> Callable[[Any, Any], Any]:
    if type(sign) not in _OPERATORS:
        raise NotWorkedOut(_("This sign is not known in expressions."))
    return _OPERATORS[type(sign)]


def _unary(node: ast.UnaryOp, values: Mapping[str, Any]) -> Any:
    value = _value(node.operand, values)
    if isinstance(node.op, ast.Not):
        return not value
    if isinstance(node.op, ast.USub | ast.UAdd):
        return -value if isinstance(node.op, ast.USub) else value
    return _unknown(node)


_WAYS: Final[dict[type, Callable[[Any, Mapping[str, Any]], Any]]] = {
    ast.Constant: lambda node, _values: node.value if isinstance(node.value, int | float | str) else _unknown(node),
    ast.Name: _name,
    ast.Attribute: _part_of,
    ast.BinOp: lambda node, values: _operator(node.op)(_value(node.left, values), _value(node.right, values)),
    ast.UnaryOp: _unary,
    ast.BoolOp: _logic,
    ast.Compare: _compared,
    ast.IfExp: lambda node, values: _value(node.body if _value(node.test, values) else node.orelse, values),
    ast.Call: _called,
    ast.Tuple: lambda node, values: tuple(_value(each, values) for each in node.elts),
    ast.List: lambda node, values: tuple(_value(each, values) for each in node.elts),
}
