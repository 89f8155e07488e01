"""A code lesson as authors write it: checked, and compiled to what is stored."""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.expressions import find_expression_problems
from learning.code.params import find_code_param_problems
from learning.code.pieces import count_gaps
from learning.code.programs import PROGRAMS, again_in
from learning.code.python_names import find_python_problems
from learning.code.schema import EXERCISE, step_schemas
from learning.code.signatures import NoSignature, find_signature_problems
from learning.code.words import filled_in, words_in
from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Path, Problem
from learning.content.structure import find_structural_problems, missing_key, unknown_word

SOURCE: Final = (
    "language", "goal", "steps", "stub", "lines", "params", "variants", "contract", "constructor", "again", "tools",
    "makers", "checks", "reference", "wrong", "limits", "debrief",
)  # fmt: skip
COMPILED: Final = ("shown", "plain")
_CHECK_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_OF_CONTRACTS: Final = ("contract", "constructor", "again")
_OF_PYTHON: Final = ("tools", "makers")


def find_code_problems(source: object) -> list[Problem]:
    problems = find_structural_problems(source, EXERCISE)
    if problems or not isinstance(source, dict):
        return problems
    for key in ("goal", "steps", "debrief"):
        words = filled_in(source[key], source["variants"][0])
        problems += (found.below(key) for found in find_markdown_problems(words))
    problems += _find_language_problems(source)
    problems += _find_variant_problems(source)
    problems += (found.below("params") for found in find_code_param_problems(source.get("params", {})))
    problems += _find_line_problems(source)
    problems += _find_check_problems(source)
    if source["language"] == "python":
        problems += find_python_problems(source)
    return problems or list(find_expression_problems(source))


def compile_code(source: dict[str, Any]) -> dict[str, Any]:
    """`shown` holds what a page shows, as HTML, for each variant."""
    first = filled_in({"goal": source["goal"], "steps": source["steps"]}, source["variants"][0])
    shown = [_shown(source, variant) for variant in source["variants"]]
    plain = "\n".join(plain_text(first[key]) for key in ("goal", "steps"))
    return source | {"shown": shown, "plain": plain}


def _shown(source: dict[str, Any], variant: dict[str, Any]) -> dict[str, Any]:
    page = PageRenderer()
    words = filled_in({key: source[key] for key in ("goal", "steps", "debrief")}, variant)
    checks = filled_in([{"says": one["says"], "hints": one["hints"]} for one in source["checks"]], variant)
    return {
        **{key: page.block(text.strip()) for key, text in words.items()},
        "says": [page.inline(one["says"].strip()) for one in checks],
        "hints": [[page.inline(hint.strip()) for hint in one["hints"]] for one in checks],
    }


def _find_language_problems(source: dict[str, Any]) -> Iterator[Problem]:
    is_python = source["language"] == "python"
    for key in _OF_CONTRACTS if is_python else _OF_PYTHON:
        if key in source:
            yield Problem((key,), _("A lesson in %(language)s has no such key.") % {"language": source["language"]})
    if source["language"] == "solidity" and "contract" not in source:
        yield Problem((), missing_key("contract"))
    try:
        again_in(source)
    except NoSignature as error:
        yield Problem(("again",), str(error))


def _find_variant_problems(source: dict[str, Any]) -> Iterator[Problem]:
    names = set(source["variants"][0])
    for number, variant in enumerate(source["variants"]):
        if set(variant) != names:
            yield Problem(("variants", number), _("All variants have the same words: %(words)s.")
                          % {"words": ", ".join(sorted(names))})  # fmt: skip
    if len({repr(sorted(variant.items())) for variant in source["variants"]}) < len(source["variants"]):
        yield Problem(("variants",), _("Two of these are the same."))
    for key in SOURCE:
        for word in sorted(set(words_in(source.get(key))) - names):
            yield Problem((key,), unknown_word(word, sorted(names)))


def _find_line_problems(source: dict[str, Any]) -> Iterator[Problem]:
    if "lines" not in source:
        return
    gaps, right = count_gaps(source["lines"]["frame"]), len(source["lines"]["right"])
    if gaps != right:
        numbers = {"gaps": gaps, "right": right}
        yield Problem(("lines", "frame"), _("There are %(gaps)d gaps, and %(right)d right pieces.") % numbers)


def _find_check_problems(source: dict[str, Any]) -> Iterator[Problem]:
    schemas, seen = step_schemas(source["language"]), set[str]()
    hints: dict[str, int] = {}
    for number, check in enumerate(source["checks"]):
        if not _CHECK_ID.fullmatch(check["id"]) or check["id"] in seen:
            yield Problem(("checks", number, "id"), _("An id has small letters, digits and _, and stands once."))
        seen.add(check["id"])
        for text in filled_in([check["says"], *check["hints"]], source["variants"][0]):
            for found in find_markdown_problems(text, inline=True):
                yield found.below("checks", number)
        for hint in check["hints"]:
            if hints.setdefault(hint, number) != number:
                yield Problem(("checks", number, "hints"), _("No two checks share a hint."))
        for place, step in enumerate(check["run"]):
            path = ("checks", number, "run", place)
            key = next((name for name in schemas if name in step), "")
            if not key:
                yield Problem(path, _("A step begins with one of: %(known)s.") % {"known": ", ".join(schemas)})
                continue
            if key == "deploy":
                yield from _find_deployment_problems(step, path)
            shape = find_structural_problems(step, schemas[key])
            asked = filled_in(step, source["variants"][0])
            yield from (found.below(*path) for found in shape or find_signature_problems(source["language"], asked))


def _find_deployment_problems(step: dict[str, Any], path: Path) -> Iterator[Problem]:
    if path[-1]:
        yield Problem(path, _("A deployment is the first step, or none."))
    if step.get("from") in PROGRAMS:
        yield Problem(path, _("People deploy, and programs only speak to what is there."))
