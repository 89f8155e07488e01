"""The tests in a file of tests: methods of its classes, and what they know of the solution and of each other."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Method:
    """`task` is the number of the task that it belongs to, 0 where none is named; `refusal` says why it cannot come."""

    name: str
    line: int
    body: list[ast.stmt]
    task: int = 0
    refusal: str = ""


@dataclass(slots=True)
class Subjects:
    """What a file imports of the solution: `names`, by what it calls them, and `modules`, whose parts it may name."""

    names: dict[str, str] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)


def subjects_of(tree: ast.Module, solution: str) -> Subjects:
    """Of the module called `solution`, wherever it is imported."""
    found = Subjects()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").rpartition(".")[2] == solution:
            found.names |= {one.asname or one.name: one.name for one in node.names}
        elif isinstance(node, ast.Import):
            found.modules |= {one.asname or one.name for one in node.names if one.name == solution}
    return found


def constants_of(tree: ast.Module) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Names that stand for something in all tests, and what for."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name() as name], value=value):
                yield name, value


def methods_of(tree: ast.Module) -> Iterator[Method]:
    """Methods and functions whose names begin with "test", in their order."""
    for node in tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        for one in inside:
            if isinstance(one, _FUNCTIONS) and one.name.startswith("test"):
                refusal = _refusal(one, is_method=isinstance(node, ast.ClassDef))
                yield Method(one.name, one.lineno, one.body, _task(one), refusal)


def _refusal(node: ast.FunctionDef | ast.AsyncFunctionDef, *, is_method: bool) -> str:
    if isinstance(node, ast.AsyncFunctionDef):
        return _("it waits for something")
    if len(node.args.args) + len(node.args.kwonlyargs) + len(node.args.posonlyargs) != int(is_method):
        return _("it is given something")
    called = [one for one in node.decorator_list if not _is_task(one)]
    named = [str(getattr(part, "attr", "")) for one in called for part in ast.walk(one)]
    if any(name.startswith("skip") for name in named):
        return _("it is skipped there, too")
    return _("something is put around it") if called else ""


def _is_task(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "task"


def _task(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """ "@pytest.mark.task(taskno=2)" """
    for one in node.decorator_list:
        if isinstance(one, ast.Call) and _is_task(one):
            for value in [*one.args, *(keyword.value for keyword in one.keywords)]:
                if isinstance(value, ast.Constant) and type(value.value) is int and 1 <= value.value <= 20:
                    return value.value
    return 0
