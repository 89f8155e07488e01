"""What a test asserts, as a step of a check: a call of the solution, and what it must give."""

import ast
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.syntax.terms import terms_in
from learning.imports.exercises.filling import Unmapped, Value
from learning.imports.exercises.parsing import without_terms

_LONGEST_CALL: Final = 400
_LONGEST_ANSWER: Final = 4000
_EQUAL: Final = frozenset(
    ("assertEqual", "assertEquals", "assertListEqual", "assertTupleEqual", "assertDictEqual", "assertSetEqual",
     "assertSequenceEqual", "assertMultiLineEqual")
)  # fmt: skip
_COMPARED: Final[dict[str, ast.cmpop]] = {
    "assertNotEqual": ast.NotEq(),
    "assertIn": ast.In(),
    "assertNotIn": ast.NotIn(),
    "assertGreater": ast.Gt(),
    "assertGreaterEqual": ast.GtE(),
    "assertLess": ast.Lt(),
    "assertLessEqual": ast.LtE(),
}
KNOWN: Final = _EQUAL.union(
    _COMPARED,
    ("assertTrue", "assertFalse", "assertIsNone", "assertIsNotNone", "assertIs", "assertIsInstance",
     "assertCountEqual", "assertAlmostEqual"),
)  # fmt: skip
_LARGEST_NUMBER: Final = 2**53


def asserted(name: str, given: list[Value], options: dict[str, Value]) -> dict[str, Any]:
    """The step that the assertion `name` makes; `given` is without messages. Raises Unmapped."""
    if name in ("assertTrue", "assertFalse") and len(given) == 1:
        return _truth(given[0], is_true=name == "assertTrue")
    if name in ("assertIsNone", "assertIsNotNone") and len(given) == 1:
        none = Value(ast.Constant(None), 1)
        return _equal(given[0], none) if name == "assertIsNone" else _compared(given[0], ast.IsNot(), none)
    if name == "assertIsInstance" and len(given) == 2:
        return step(_call("isinstance", given[0].node, given[1].node), ast.Constant(True), is_asking=given[0].is_asking)
    if len(given) < 2:
        raise Unmapped(_('"%(name)s" is given something else than usual') % {"name": name})
    first, second = given[:2]
    if name in _EQUAL or (name == "assertIs" and any(_is_singleton(one.node) for one in (first, second))):
        return _equal(first, second)
    if name in _COMPARED:
        return _compared(first, _COMPARED[name], second)
    if name == "assertCountEqual" and any(_is_sortable(one.node) for one in (first, second)):
        return _equal(*(Value(_call("sorted", one.node), one.size, one.is_asking) for one in (first, second)))
    if name == "assertAlmostEqual":
        return _nearly(first, second, given[2:], options)
    raise Unmapped(_('"%(name)s" cannot be said of what it is given here') % {"name": name})


def step(call: ast.expr, gives: ast.expr, *, is_asking: bool) -> dict[str, Any]:
    """Raises Unmapped when `call` asks nothing of the solution, or either is too long."""
    return {"call": asked(call, is_asking=is_asking), "gives": _answer(gives)}


def asked(call: ast.expr, *, is_asking: bool) -> str:
    """`call` as it is written in a check. Raises Unmapped."""
    if not is_asking:
        raise Unmapped(_("it asks nothing of the solution"))
    return _written(call, _LONGEST_CALL)


def _equal(first: Value, second: Value) -> dict[str, Any]:
    if first.is_asking and second.is_asking:
        return _compared(first, ast.Eq(), second)
    call, gives = (first, second) if first.is_asking else (second, first)
    return step(call.node, gives.node, is_asking=call.is_asking)


def _compared(first: Value, sign: ast.cmpop, second: Value) -> dict[str, Any]:
    compared = ast.Compare(first.node, [sign], [second.node])
    return step(compared, ast.Constant(True), is_asking=first.is_asking or second.is_asking)


def _truth(given: Value, *, is_true: bool) -> dict[str, Any]:
    """As far as it counts as true, which is all that is asked of it there."""
    node = given.node
    is_plain = isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
    return step(node if is_plain else _call("bool", node), ast.Constant(is_true), is_asking=given.is_asking)


def _nearly(first: Value, second: Value, places: list[Value], options: dict[str, Value]) -> dict[str, Any]:
    """docs.python.org, unittest: the difference is rounded to 7 places and compared to 0, or is at most `delta`."""
    apart = _call("abs", ast.BinOp(first.node, ast.Sub(), second.node))
    if "delta" in options:
        near = ast.Compare(apart, [ast.LtE()], [options["delta"].node])
    else:
        digits = places[0] if places else options.get("places", Value(ast.Constant(7), 1))
        near = ast.Compare(_call("round", apart, digits.node), [ast.Eq()], [ast.Constant(0)])
    return step(near, ast.Constant(True), is_asking=first.is_asking or second.is_asking)


def _call(name: str, *given: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(given), [])


def _answer(node: ast.expr) -> Any:
    """Truth and whole numbers as they are, all else as Python writes it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int) and abs(node.value) < _LARGEST_NUMBER:
        return node.value
    return _written(node, _LONGEST_ANSWER)


def _written(node: ast.expr, most: int) -> str:
    try:
        words = without_terms(ast.unparse(ast.fix_missing_locations(node)))
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unmapped(_("it has a number that is too long, or is nested too deeply")) from error
    if any(terms_in(words)):
        raise Unmapped(_("two square brackets name a term of the glossary here"))
    if len(words) > most:
        raise Unmapped(_("a call or an answer has more than %(most)d characters") % {"most": most})
    return words


def _is_singleton(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _is_sortable(node: ast.expr) -> bool:
    """Whether all that is listed is of one kind: numbers, texts, or lists of one of these."""
    return (
        isinstance(node, ast.List | ast.Tuple | ast.Set)
        and len({_kind(one) for one in node.elts} - {""}) <= 1
        and (all(_kind(one) for one in node.elts))
    )


def _kind(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float):
        return "text" if isinstance(node.value, str) else "number"
    if isinstance(node, ast.List | ast.Tuple) and _is_sortable(node):
        inside = {_kind(one) for one in node.elts}
        return f"{type(node).__name__} of {''.join(inside) or 'nothing'}"
    return ""
