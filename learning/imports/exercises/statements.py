"""The steps of one test: its statements from the first to the last, with loops unrolled and names filled in."""

import ast
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.imports.exercises.assertions import KNOWN, asked, asserted
from learning.imports.exercises.filling import LARGEST, Unmapped, Value
from learning.imports.exercises.items import items_of
from learning.imports.exercises.scope import Scope

MOST_STEPS: Final = 40
_MOST_STATEMENTS: Final = 4000
_LONGEST_KIND: Final = 60
_MESSAGE_AT: Final = {"assertTrue": 1, "assertFalse": 1, "assertIsNone": 1, "assertIsNotNone": 1}
_RAISES: Final = ("assertRaises", "assertRaisesRegex", "raises")


@dataclass(slots=True)
class Reading:
    """`has_messages` when a test looks at what an exception says, which no check does."""

    scope: Scope
    steps: list[dict[str, Any]] = field(default_factory=list)
    has_messages: bool = False
    _consumed: set[int] = field(default_factory=set)
    _caught: dict[str, str] = field(default_factory=dict)
    _statements: int = 0

    def read(self, body: list[ast.stmt]) -> list[dict[str, Any]]:
        """Raises Unmapped when not all of `body` can be said in steps."""
        before = self.scope.calls
        self._run(body)
        if not self.steps:
            raise Unmapped(_("it asserts nothing"))
        if not self._consumed.issuperset(range(before + 1, self.scope.calls + 1)):
            raise Unmapped(_("nobody looks at what one of its calls gives"))
        return self.steps

    def _run(self, body: list[ast.stmt]) -> None:
        for statement in body:
            self._statements += 1
            if self._statements > _MOST_STATEMENTS or len(self.steps) > MOST_STEPS:
                raise Unmapped(_("it has more than %(most)d steps") % {"most": MOST_STEPS})
            self._one(statement)

    def _one(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                return
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name)) as call):
                self._assertion(name, call)
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
                self.scope.bind(target, value)
            case ast.For(target=target, iter=through, body=body, orelse=[]):
                whole = self.scope.value(through)
                for item in items_of(whole.node):
                    self.scope.give(target, self.scope.part(whole, item))
                    self._run(body)
            case ast.With(items=[ast.withitem(context_expr=ast.Call() as call, optional_vars=kept)], body=body):
                self._with(call, kept, body)
            case ast.Assert(test=test):
                self._plain(test)
            case ast.Expr():
                raise Unmapped(_("it calls something whose answer is not looked at"))
            case _:
                name = type(statement).__name__.lower()
                raise Unmapped(_('it has the statement "%(name)s"') % {"name": name})

    def _assertion(self, name: str, call: ast.Call) -> None:
        if name == "assertRaises" and len(call.args) > 1:
            inside = ast.Call(call.args[1], call.args[2:], call.keywords)
            self._raises(call.args[0], inside)
            return
        if self._is_about_caught(call):
            return
        if name not in KNOWN:
            raise Unmapped(_('"%(name)s" is not known here') % {"name": name})
        given = [self._taken(one) for one in call.args[: _MESSAGE_AT.get(name, 2)]]
        if name == "assertAlmostEqual":
            given += [self._taken(one) for one in call.args[2:3]]
        options = {one.arg: self._taken(one.value) for one in call.keywords if one.arg and one.arg != "msg"}
        self.steps.append(asserted(name, given, options))

    def _plain(self, test: ast.expr) -> None:
        """ "assert f(1) == 2", as pytest has it."""
        match test:
            case ast.Compare(left=left, ops=[ast.Eq() | ast.Is() as sign], comparators=[right]):
                name = "assertEqual" if isinstance(sign, ast.Eq) else "assertIs"
                self.steps.append(asserted(name, [self._taken(left), self._taken(right)], {}))
            case _:
                self.steps.append(asserted("assertTrue", [self._taken(test)], {}))

    def _with(self, call: ast.Call, kept: ast.expr | None, body: list[ast.stmt]) -> None:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name == "subTest":
            self._run(body)
        elif name in _RAISES and call.args:
            self._run(body[:-1])
            match body[-1]:
                case ast.Expr(value=value) | ast.Assign(targets=[ast.Name()], value=value):
                    kind = self._raises(call.args[0], value)
                case _:
                    raise Unmapped(_("what shall be refused is not one call"))
            self.has_messages |= name == "assertRaisesRegex" or any(one.arg == "match" for one in call.keywords)
            if isinstance(kept, ast.Name):
                self._caught[kept.id] = kind
        else:
            raise Unmapped(_('it has the statement "%(name)s"') % {"name": "with"})

    def _raises(self, kind: ast.expr, call: ast.expr) -> str:
        named = self.scope.value(kind).node
        if not isinstance(named, ast.Name) or len(named.id) > _LONGEST_KIND:
            raise Unmapped(_("it names no one exception"))
        value = self._taken(call)
        self.steps.append({"call": asked(value.node, is_asking=value.is_asking), "raises": named.id})
        return named.id

    def _is_about_caught(self, call: ast.Call) -> bool:
        """Whether it looks at an exception that was met: of its kind we know, what it says no check looks at."""
        if not self._caught:
            return False
        names = {one.id for one in islice(ast.walk(call), LARGEST) if isinstance(one, ast.Name)}
        if not names.intersection(self._caught):
            return False
        is_kind = any(isinstance(one, ast.Name) and one.id in self._caught.values() for one in call.args)
        self.has_messages |= not is_kind
        return True

    def _taken(self, node: ast.expr) -> Value:
        """What `node` says, for an assertion. Whatever a call gave is looked at once: a second look would be a second
        call, which may give something else."""
        value = self.scope.value(node)
        if len(set(value.asked)) < len(value.asked) or self._consumed.intersection(value.asked):
            raise Unmapped(_("it looks twice at what one call gave"))
        if value.is_asking and len(set(value.lent)) < len(value.lent):
            raise Unmapped(_("it looks at a list that a call may have changed"))
        self._consumed.update(value.asked)
        return value
