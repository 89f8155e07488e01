"""What a loop in a test goes through, where that is written there."""

import ast
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.exercises.filling import Unmapped

_MOST: Final = 500


def items_of(node: ast.expr) -> list[ast.expr]:
    """Of lists, zip(), enumerate(), range() and items() of literals. Raises Unmapped."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set) and not any(isinstance(one, ast.Starred) for one in node.elts):
        return _few(node.elts)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _few(_called(node.func.id, node))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Dict):
        pairs = node.func.value
        if node.func.attr == "items" and None not in pairs.keys:
            return _few([_tuple([key, value]) for key, value in zip(pairs.keys, pairs.values, strict=True) if key])
    raise Unmapped(_("it goes through something that is worked out"))


def _called(name: str, node: ast.Call) -> list[ast.expr]:
    given = node.args
    if name == "zip" and given and all(one.arg == "strict" for one in node.keywords):
        return [_tuple(list(each)) for each in zip(*(items_of(one) for one in given), strict=False)]
    if name == "enumerate" and given and len(given) + len(node.keywords) <= 2:
        start = _number(given[1] if len(given) > 1 else node.keywords[0].value if node.keywords else ast.Constant(0))
        return [_tuple([ast.Constant(start + place), one]) for place, one in enumerate(items_of(given[0]))]
    if name == "range" and 1 <= len(given) <= 3 and not node.keywords:
        try:
            return [ast.Constant(one) for one in islice(range(*(_number(one) for one in given)), _MOST + 1)]
        except ValueError as error:
            raise Unmapped(_("it goes through something that is worked out")) from error
    raise Unmapped(_("it goes through something that is worked out"))


def _number(node: ast.expr) -> int:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_number(node.operand)
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    raise Unmapped(_("it counts with something that is worked out"))


def _tuple(parts: list[ast.expr]) -> ast.Tuple:
    return ast.Tuple(parts, ast.Load())


def _few(items: list[ast.expr]) -> list[ast.expr]:
    if len(items) > _MOST:
        raise Unmapped(_("it goes through too much"))
    return items
