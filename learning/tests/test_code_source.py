"""A code lesson as its author writes it."""

from copy import deepcopy
from typing import Any

import pytest

from learning.code.tests.code_lessons import pot_source, word_count_source
from learning.lesson_types import compile_content, find_problems, source_of


def sentences(source: object) -> list[str]:
    return [str(problem) for problem in find_problems("code_editor", source)]


@pytest.mark.parametrize("source", [pot_source(), word_count_source()], ids=["solidity", "python"])
def test_a_whole_lesson_has_no_problems_and_compiles_to_the_same_source(source: dict[str, Any]) -> None:
    assert sentences(source) == []
    compiled = compile_content("code_editor", source)
    assert source_of("code_editor", compiled) == source
    assert len(compiled["shown"]) == len(source["variants"])
    assert source["reference"] not in compiled["plain"]


def change(path: str, value: object, source: dict[str, Any] | None = None) -> dict[str, Any]:
    source = deepcopy(source or pot_source())
    place: Any = source
    *way, last = path.split(".")
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    if value is None:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return source


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("contract", None, 'The key "contract" is missing'),
        ("tools", ["sha256"], "tools: A lesson in solidity has no such key."),
        ("variants", [{"cap": 3}], "variants: Must have at least 2 entries"),
        ("variants.1", {"caps": 5}, "variants 2: All variants have the same words"),
        ("goal", "Hold <<cup>> coins.", 'goal: "cup" is not known.'),
        ("lines.right", ["total += msg.value;"], "There are 2 gaps, and 1 right pieces."),
        ("checks.0.id", "Adds Up", "An id has small letters"),
        ("checks.0.hints", ["one", "two"], "Must have at least 3 entries"),
        ("checks.0.run.0", {"sent": "pay()"}, "A step begins with one of: send, call"),
        ("checks.0.run.0", {"send": "pay(uint)", "args": []}, "It takes 1 values, and 0 are given."),
        ("checks.0.run.0", {"send": "pay"}, "is not written like pay(uint256)"),
        ("checks.0.run.0", {"call": "total(coin) -> uint256"}, "are no types of the ABI"),
        ("checks.0.run.0", {"call": "total() -> uint256"}, 'A call needs either "gives" or "reverts".'),
        ("checks.0.run.1.value", "prise + 1", 'There is no "prise" here.'),
        ("checks.0.run.1.from", "price", 'There is no "price" here. Known: ada, ben'),
        ("checks.0.run.3.balance", "zed", 'There is no "zed" here. Known: ada, ben'),
        ("checks.0.run.1", {"deploy": []}, "A deployment is the first step"),
        ("params.price", {"kind": "names", "count": 40}, "There are not so many to draw from"),
        ("wrong", [], "wrong: Must have at least 3 entries"),
    ],
)
def test_mistakes_are_named_where_they_stand(path: str, value: object, told: str) -> None:
    assert any(told in sentence for sentence in sentences(change(path, value)))


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("params.doubled", {"kind": "name"}, '"doubled" is the name of a function'),
        ("checks.0.inputs.count_of", "names[0]", '"count_of" is the name of a function'),
        ("params.sha256", {"kind": "name"}, '"sha256" is the name of a function'),
        ("variants", [{"most": 3, "len": 1}, {"most": 4, "len": 2}], '"len" is the name of a function'),
        ("makers", "def doubled(names:\n", "makers: In variant 1 this is no Python: "),
        ("reference", "x = <<most>> +", "reference: In variant 1 this is no Python: "),
        ("makers", f"x = {'(' * 9000}", "makers: In variant 1 this is no Python: "),
    ],
)
def test_names_in_python_mean_one_thing(path: str, value: object, told: str) -> None:
    """What the checks are run with would take the place of a function where the reference runs."""
    found = sentences(change(path, value, word_count_source() | {"tools": ["sha256"]}))
    assert any(told in sentence for sentence in found), found


@pytest.mark.parametrize("source", [None, [], "", {}, {"language": []}, {"checks": {}}, {"variants": [[]]}])
def test_what_is_no_lesson_at_all_is_told_so(source: object) -> None:
    assert sentences(source)
