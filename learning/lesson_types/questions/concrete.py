"""A question with params made concrete: everything drawn, filled in and worked out, as if an author had written it so.

Draws that make no question (two options that read the same, none that is right) are drawn again.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.problems import Path, Problem
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.arithmetic import NotWorkedOut, work_out
from learning.lesson_types.questions.params import PLACEHOLDER, draw_params, filled_in, texts_of

# Keys that say how to draw, which a concrete question has no more.
HOW_TO_DRAW: Final = ("params", "where", "pick")
_FILLED: Final = ("prompt", "options", "items", "unit", "explanation", "shows")
_MOST_TRIES: Final = 200


def is_drawn(question: Mapping[str, Any]) -> bool:
    """Whether `question` differs from draw to draw."""
    return "params" in question or "pick" in question


def concrete_source(question: Mapping[str, Any], *, seed: str) -> dict[str, Any]:
    """What follows from `seed`: the first draw that makes a question. Raises NotWorkedOut."""
    reason = ""
    for number in range(_MOST_TRIES):
        source, fault = _try(question, f"{seed}:{number}")
        if not fault:
            return source
        # That a draw makes no question says more than that its condition did not hold.
        reason = fault if source or not reason else reason
    raise NotWorkedOut(reason)


def find_unknown_names(question: Mapping[str, Any]) -> Iterator[Problem]:
    """Placeholders that no param fills, with any draw of the params to compare with."""
    known = list(texts_of(draw_params(question["params"], seed="names")))
    for key in _FILLED:
        for path, words in _texts(question.get(key), (key,)):
            for name in PLACEHOLDER.findall(words):
                if name not in known:
                    names = {"name": name, "known": ", ".join(known)}
                    sentence = _('There is no param "%(name)s". Known: %(known)s. A brace is written \\{.')
                    yield Problem(path, sentence % names)


def _try(question: Mapping[str, Any], seed: str) -> tuple[dict[str, Any], str]:
    """A draw, and why it is none."""
    drawn = draw_params(question.get("params", {}), seed=seed)
    values = {name: one.value for name, one in drawn.items()}
    if "where" in question and not work_out(question["where"], values):
        return {}, _('No draw was found for which "%(where)s" holds.') % {"where": question["where"]}
    source = {key: value for key, value in question.items() if key not in HOW_TO_DRAW}
    if drawn:
        source |= filled_in({key: source[key] for key in _FILLED if key in source}, texts_of(drawn))
        source |= _worked_out(source, values)
    if "pick" in question:
        source["options"] = _pick(source, question["pick"], seed)
    fault = next((str(found) for found in QUESTION_KINDS[source["kind"]].find_faults(source)), "")
    return source, fault


def _worked_out(source: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Truths and numbers in the places of expressions."""
    found = {
        key: _whole_if_it_is(work_out(source[key], values))
        for key in ("answer", "tolerance")
        if isinstance(source.get(key), str)
    }
    if "options" in source:
        found["options"] = [_judged(option, values) for option in source["options"]]
    return found


def _judged(option: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(option.get("correct"), str):
        return option | {"correct": bool(work_out(option["correct"], values))}
    return option


def _whole_if_it_is(value: Any) -> Any:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def _pick(source: dict[str, Any], count: int, seed: str) -> list[dict[str, Any]]:
    """So many of the options: one right one, or in `multiple` one or more; and wrong ones."""
    random = Random(f"{seed}:pick")  # noqa: S311 - the seed is what is secret
    right = [option for option in source["options"] if option.get("correct", False)]
    wrong = [option for option in source["options"] if not option.get("correct", False)]
    most = min(len(right), count - 1) if source["kind"] == "multiple" else 1
    least = max(1, count - len(wrong))
    chosen = random.sample(right, random.randint(min(least, most), most)) if right else []
    chosen += random.sample(wrong, min(len(wrong), count - len(chosen)))
    return chosen


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
