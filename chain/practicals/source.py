"""A practical lesson as authors write it (docs/practicals.md): checked, and compiled to what is stored."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from chain.practicals.artefacts import BLUEPRINTS, constructor_of
from chain.practicals.checks import CHECKS
from chain.practicals.params import PLACEHOLDER, steps_of
from chain.practicals.references import find_call_problems
from chain.practicals.schema import EXPECTED_KEYS, PARAM, PRACTICAL, as_list
from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Path, Problem
from learning.content.structure import find_structural_problems, missing_key, unknown_key, unknown_word

COMPILED = ("html", "debrief_html", "plain")


def find_practical_problems(source: object) -> list[Problem]:
    problems = find_structural_problems(source, PRACTICAL)
    if problems or not isinstance(source, dict):
        return problems
    for key in ("task", "debrief"):
        problems += (problem.below(key) for problem in find_markdown_problems(source[key]))
    problems += _find_param_problems(source.get("params", {}))
    problems += _find_unknown_placeholders(source, set(source.get("params", {})), ())
    problems += _find_own_problems(source)
    problems += _find_request_problems(source)
    problems += _find_check_problems(source)
    return problems


def compile_practical(source: dict[str, Any]) -> dict[str, Any]:
    """`{name}` stays in the HTML: what stands there is drawn for each attempt."""
    page = PageRenderer()
    task, debrief = source["task"].strip(), source["debrief"].strip()
    return source | {
        "task": task,
        "debrief": debrief,
        "checks": [check | {"hint_html": page.block(check["hint"].strip())} for check in source["checks"]],
        "html": page.block(task),
        "debrief_html": page.block(debrief),
        "plain": plain_text(task),
    }


def practical_source_of(content: Any) -> Any:
    """`content` as its author wrote it."""
    if not isinstance(content, dict):
        return content
    source = {key: value for key, value in content.items() if key not in COMPILED}
    if isinstance(source.get("checks"), list):
        source["checks"] = [
            {key: value for key, value in each.items() if key != "hint_html"} if isinstance(each, dict) else each
            for each in source["checks"]
        ]
    return source


def _find_param_problems(params: dict[str, Any]) -> Iterator[Problem]:
    for name, param in params.items():
        path: Path = ("params", name)
        if not PLACEHOLDER.fullmatch("{" + name + "}"):
            yield Problem(path, _("Name it in small letters, digits and _, such as too_much."))
        kind = param.get("kind") if isinstance(param, dict) else None
        if kind not in PARAM:
            yield Problem((*path, "kind"), unknown_word(kind, list(PARAM)))
            continue
        shape = [problem.below(*path) for problem in find_structural_problems(param, PARAM[kind])]
        yield from shape
        if not shape and "from" in param:
            yield from (problem.below(*path) for problem in _find_range_problems(param))


def _find_range_problems(param: dict[str, Any]) -> Iterator[Problem]:
    try:
        first, last = Decimal(str(param["from"])), Decimal(str(param["to"]))
    except InvalidOperation:
        yield Problem((), _('Write amounts in digits, such as "0.30".'))
        return
    if not (first.is_finite() and last.is_finite() and 0 <= first < last <= 10**9):
        yield Problem((), _('"from" must be less than "to", and neither below 0.'))
    elif param["kind"] == "hbar" and steps_of(param)[1] < Decimal("0.00000001"):
        yield Problem((), _("HBAR have eight decimals at most."))


def _find_unknown_placeholders(value: object, known: set[str], path: Path) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _find_unknown_placeholders(inner, known, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _find_unknown_placeholders(inner, known, (*path, index))
    elif isinstance(value, str):
        for name in dict.fromkeys(PLACEHOLDER.findall(value)):
            if name not in known:
                yield Problem(path, unknown_word("{" + name + "}", sorted("{" + each + "}" for each in known)))


def _find_own_problems(source: dict[str, Any]) -> Iterator[Problem]:
    instance = source.get("instance", "")
    is_own = instance in BLUEPRINTS and BLUEPRINTS[instance].is_own
    if is_own != ("own" in source):
        yield Problem(("instance",), _('A contract that learners wrote needs "own", and no other has it.'))
    elif is_own:
        count = len(constructor_of(instance))
        if len(source["own"]["args"]) != count:
            yield Problem(("own", "args"), _("The constructor takes %(count)d arguments.") % {"count": count})
        if source.get("replay"):
            yield Problem(("replay",), _("A contract of one's own is deployed on the practice network alone."))
    for index, request in enumerate(as_list(source.get("requests"))):
        if "deploys" in request and not is_own:
            yield Problem(("requests", index, "deploys"), _('Only a contract of the learner\'s "own" is deployed.'))


def _find_request_problems(source: dict[str, Any]) -> Iterator[Problem]:
    yield from _find_repeated_ids(source, "requests")
    for index, request in enumerate(as_list(source.get("requests"))):
        path: Path = ("requests", index)
        if "message" in request:
            for key in ("to", "value", "call", "args", "gas"):
                if key in request:
                    yield Problem((*path, key), _('A "message" is only signed: this belongs to a transaction.'))
        elif "deploys" in request:
            continue
        elif "call" in request:
            yield from (problem.below(*path) for problem in find_call_problems(source, request))
        elif "to" not in request or "value" not in request:
            yield Problem(path, _('A request has "message", or "call", or "to" and "value".'))
        if request.get("to") == "instance" and "instance" not in source:
            yield Problem((*path, "to"), _('This lesson has no contract: name one in "instance".'))


def _find_check_problems(source: dict[str, Any]) -> Iterator[Problem]:
    yield from _find_repeated_ids(source, "checks")
    earlier: dict[str, str] = {}
    hints: set[str] = set()
    for index, check in enumerate(source["checks"]):
        path: Path = ("checks", index)
        needed, allowed = EXPECTED_KEYS[check["kind"]]
        for key in needed:
            if key not in check["expect"]:
                yield Problem((*path, "expect"), missing_key(key))
        for key in check["expect"]:
            if key not in (*needed, *allowed):
                yield Problem((*path, "expect", key), unknown_key(key, [*needed, *allowed]))
        if check["hint"].strip() in hints:
            yield Problem((*path, "hint"), _("Every check needs a hint of its own: another one says this already."))
        hints.add(check["hint"].strip())
        for place, other in enumerate(check.get("after", [])):
            if other not in earlier:
                yield Problem((*path, "after", place), unknown_word(other, list(earlier)))
        yield from (problem.below(*path) for problem in find_markdown_problems(check["hint"]))
        if all(key in check["expect"] for key in needed):
            found = CHECKS[check["kind"]].find_problems(source, check, earlier)
            yield from (problem.below(*path) for problem in found)
        earlier[check["id"]] = check["kind"]


def _find_repeated_ids(source: dict[str, Any], where: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, entry in enumerate(as_list(source.get(where))):
        if entry["id"] in seen:
            yield Problem((where, index, "id"), _("This id is taken."))
        seen.add(entry["id"])
