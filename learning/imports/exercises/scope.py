"""What the names of a test stand for, from one of its statements to the next."""

import ast
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.exercises.filling import Known, Unmapped, Value, filled
from learning.imports.exercises.methods import Subjects

_CHANGEABLE: Final = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.Call)


@dataclass(slots=True)
class Budget:
    """How many nodes may still be looked at for one file, however its loops and names multiply them."""

    left: int = 200_000

    def spend(self, nodes: int) -> None:
        """Raises Unmapped when nothing is left."""
        self.left -= nodes
        if self.left < 0:
            raise Unmapped(_("there is too much of it"))


@dataclass(slots=True)
class Scope:
    """`calls` and `lists` count those of the solution's calls, and those lists, that have a name."""

    subjects: Subjects
    budget: Budget = field(default_factory=Budget)
    values: dict[str, Value] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    calls: int = 0
    lists: int = 0

    def within(self) -> "Scope":
        """Where a test begins, which leaves this one as it is."""
        return replace(self, values=dict(self.values), reasons=dict(self.reasons))

    def value(self, node: ast.expr) -> Value:
        """Raises Unmapped."""
        found = filled(node, Known(self.subjects, self.values, self.reasons))
        self.budget.spend(found.size)
        return found

    def bind(self, target: ast.expr, node: ast.expr) -> None:
        """Let `target` stand for `node`. What cannot be said matters only where it is needed. Raises Unmapped."""
        if isinstance(target, ast.Name):
            try:
                self.give(target, self.value(node))
            except Unmapped as error:
                self.values.pop(target.id, None)
                self.reasons[target.id] = str(error)
        else:
            self.give(target, self.value(node))

    def give(self, target: ast.expr, value: Value) -> None:
        """The same with a value that was worked out. Raises Unmapped."""
        if isinstance(target, ast.Name):
            self.reasons.pop(target.id, None)
            self.values[target.id] = self._numbered(value)
        elif isinstance(target, ast.Tuple | ast.List):
            parts = value.node.elts if isinstance(value.node, ast.Tuple | ast.List) else []
            if len(parts) != len(target.elts):
                raise Unmapped(_("one answer is taken apart"))
            for inside, part in zip(target.elts, parts, strict=True):
                self.give(inside, self.part(value, part))
        else:
            raise Unmapped(_("it changes something"))

    def part(self, whole: Value, node: ast.expr) -> Value:
        """What is written in `whole`, a list, as a value of its own."""
        nodes = list(ast.walk(node))
        self.budget.spend(len(nodes))
        own = self.subjects.names.values()
        speaks = any(isinstance(one, ast.Name) and one.id in own for one in nodes) or bool(self.subjects.modules)
        return Value(node, len(nodes), whole.is_asking and speaks, whole.asked)

    def _numbered(self, value: Value) -> Value:
        """With a number of its own, if it is a call of the solution or something that a call may change."""
        if value.is_asking and not value.asked and any(isinstance(one, ast.Call) for one in ast.walk(value.node)):
            self.calls += 1
            return replace(value, asked=(self.calls,))
        if isinstance(value.node, _CHANGEABLE):
            self.lists += 1
            return replace(value, lent=(*value.lent, self.lists))
        return value
