"""An expression in a test, said with nothing but the solution's names, built-in functions and literals."""

import ast
import builtins
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Final, cast

from django.utils.translation import gettext as _

from learning.imports.exercises.methods import Subjects

LARGEST: Final = 3000  # nodes
_HARMLESS: Final = frozenset(
    "abs all any ascii bin bool bytes callable chr complex dict divmod enumerate filter float frozenset hash hex int"
    " isinstance issubclass len list map max min oct ord pow range repr reversed round set sorted str sum tuple"
    " zip".split()
) | {name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, Exception)}
_NEVER: Final = (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)


class Unmapped(Exception):
    """Says in a few words why a test cannot become a check."""


@dataclass(frozen=True, slots=True)
class Value:
    """`is_asking` when it speaks of the solution; `asked` are the numbers of its calls for which a name stood,
    and `lent` those of lists and other things that a call may change."""

    node: ast.expr
    size: int
    is_asking: bool = False
    asked: tuple[int, ...] = ()
    lent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What names stand for, and why others stand for nothing that can be said here."""

    subjects: Subjects
    values: Mapping[str, Value]
    reasons: Mapping[str, str]


def filled(node: ast.expr, known: Known) -> Value:
    """`node` with what its names stand for in their place. Raises Unmapped."""
    nodes = list(islice(ast.walk(node), LARGEST + 1))
    filling = _Filling(known, set(_bound_in(nodes)), len(nodes))
    try:
        whole = cast("ast.expr", filling.visit(deepcopy(node)))
    except (RecursionError, MemoryError) as error:
        raise Unmapped(_("it is nested too deeply")) from error
    return Value(whole, filling.size, filling.is_asking, tuple(filling.asked), tuple(filling.lent))


class _Filling(ast.NodeTransformer):
    def __init__(self, known: Known, bound: set[str], size: int) -> None:
        self.known, self.bound, self.size = known, bound, 0
        self.is_asking = False
        self.asked: list[int] = []
        self.lent: list[int] = []
        self._grow(size)
        if bound & {*known.values, *known.subjects.names, *known.subjects.names.values()}:
            raise Unmapped(_("a name stands for two things"))

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, _NEVER):
            raise Unmapped(_("it does more than calling and comparing"))
        return super().visit(node)  # type: ignore[no-any-return]

    def visit_Name(self, node: ast.Name) -> ast.expr:
        name = node.id
        if name in self.bound:
            return node
        if found := self.known.values.get(name):
            self._grow(found.size)
            self.is_asking |= found.is_asking
            self.asked += found.asked
            self.lent += found.lent
            return found.node
        if why := self.known.reasons.get(name):
            raise Unmapped(why)
        if own := self.known.subjects.names.get(name):
            return self._own(own)
        if name in _HARMLESS:
            return node
        raise Unmapped(_('it needs "%(name)s", which is not of the solution') % {"name": name})

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name) and node.value.id in self.known.subjects.modules:
            return self._own(node.attr)
        if node.attr.startswith("_"):
            raise Unmapped(_('it looks at "%(name)s"') % {"name": node.attr})
        return self.generic_visit(node)

    def _own(self, name: str) -> ast.Name:
        self.is_asking = True
        return ast.Name(name, ast.Load())

    def _grow(self, nodes: int) -> None:
        self.size += nodes
        if self.size > LARGEST:
            raise Unmapped(_("it is too large"))


def _bound_in(nodes: list[ast.AST]) -> Iterator[str]:
    """Names of their own: of comprehensions and small functions."""
    for one in nodes:
        if isinstance(one, ast.comprehension):
            yield from (name.id for name in ast.walk(one.target) if isinstance(name, ast.Name))
        elif isinstance(one, ast.arg):
            yield one.arg
