"""Practical lessons as authors write them: what is refused, with its place, and what is drawn and stored."""

from copy import deepcopy
from typing import Any

import pytest
from eth_utils.address import is_checksum_address

from chain.practicals.params import draw_params, filled_in
from chain.practicals.source import compile_practical, find_practical_problems, practical_source_of

SEED = "0123456789abcdef" * 2
LESSON: dict[str, Any] = {
    "task": "Order **{bags} bags**, then send {amount} HBAR to {target}.",
    "params": {
        "bags": {"kind": "integer", "from": 2, "to": 9},
        "amount": {"kind": "hbar", "from": "0.30", "to": "0.90"},
        "target": {"kind": "address"},
    },
    "fund": 5,
    "instance": "market_stall",
    "requests": [
        {"id": "order", "label": "Order {bags} bags", "call": "order", "args": ["{bags}"], "gas": 90_000},
        {"id": "note", "label": "Sign", "message": "I have ordered {bags} bags."},
    ],
    "checks": [
        {
            "id": "ordered",
            "kind": "event",
            "expect": {"contract": "instance", "event": "Ordered", "args": {"buyer": "learner", "bags": "{bags}"}},
            "says": "Ordered.",
            "hint": "Press the button.",
        },
        {
            "id": "ticket",
            "kind": "answer",
            "expect": {"of": "ordered", "read": "event.ticket"},
            "label": "Ticket",
            "says": "Found.",
            "hint": "It has six digits.",
        },
        {
            "id": "sent",
            "kind": "receipt",
            "expect": {"to": "{target}", "value": "{amount}"},
            "says": "Sent.",
            "hint": "Type the amount.",
        },
        {"id": "signed", "kind": "signature", "expect": {"message": "note"}, "says": "Signed.", "hint": "Sign it."},
    ],
    "debrief": "You *ordered*.",
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The lesson with one place changed, written as "checks.0.hint"; None takes the key away."""
    lesson = deepcopy(LESSON)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = lesson
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return lesson


def sentences(lesson: object) -> str:
    return "\n".join(str(problem) for problem in find_practical_problems(lesson))


def test_a_whole_lesson_has_no_problems() -> None:
    assert find_practical_problems(LESSON) == []


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("checks", None, 'The key "checks" is missing'),
        ("debrief", None, 'The key "debrief" is missing'),
        ("checks", [], "at least 1"),
        ("hints", ["more"], "Unknown key"),
        ("instance", "market_stal", "is not known"),
        ("fund", 51, "50 or less"),
        ("task", "See <b>{bags}</b>.", "Raw HTML"),
        ("task", "Order {sacks} bags.", '"{sacks}" is not known'),
        ("checks.0.says", "You ordered {bag}.", '"{bag}" is not known'),
        ("params.amount.to", "0.10", '"from" must be less than "to"'),
        ("params.amount.from", "a third", "in digits"),
        ("params.amount.from", "0.300000001", "eight decimals"),
        ("params.bags.kind", "number", "is not known"),
        ("requests.0.call", "orders", "is not known"),
        ("requests.0.args", [], "takes 1 arguments"),
        ("requests.0.args", ["many"], "type uint256"),
        ("requests.0.args", ["-1"], "type uint256"),
        ("requests.0.args", ["learner"], "type uint256"),
        ("requests.0.args", ["{amount}"], "type uint256"),
        ("requests.0.message", "Yes.", "belongs to a transaction"),
        ("requests.0.call", None, 'has "message", or "call"'),
        ("requests.1.id", "order", "This id is taken"),
        ("requests.0.gas", 20_000, "21000 or more"),
        ("checks.1.id", "ordered", "This id is taken"),
        ("checks.0.hint", None, 'The key "hint" is missing'),
        ("checks.0.hint", "It has six digits.", "hint of its own"),
        ("checks.0.expect.event", "Order", "is not known"),
        ("checks.0.expect.args", {"sacks": "3"}, "is not known"),
        ("checks.0.expect.status", "failed", "Unknown key"),
        ("checks.0.expect.contract", None, 'The key "contract" is missing'),
        ("checks.1.expect.of", "signed", "is not known"),
        ("checks.1.expect.read", "colour", "is not known"),
        ("checks.1.label", None, 'The key "label" is missing'),
        ("checks.2.expect.to", None, "Say where the transaction goes"),
        ("checks.2.expect.to", "0x1234", "or an address"),
        ("checks.2.expect.value", "much", "HBAR in digits"),
        ("checks.3.expect.message", "order", "is not known"),
        ("checks.3.expect.session", "another", "is not known"),
    ],
)
def test_what_an_author_got_wrong_is_said_in_a_sentence(path: str, value: Any, sentence: str) -> None:
    assert sentence in sentences(changed(path, value))


def test_a_lesson_without_a_contract_cannot_ask_one() -> None:
    found = sentences(changed("instance", None))
    assert 'name one in "instance"' in found
    assert 'write "instance"' in found


@pytest.mark.parametrize("source", [None, "text", [], {}, {"task": 1, "checks": "x", "debrief": None}])
def test_nonsense_is_told_and_never_raises(source: object) -> None:
    assert find_practical_problems(source)


def test_what_compiling_adds_is_dropped_again_and_every_hint_is_html() -> None:
    compiled = compile_practical(deepcopy(LESSON))
    assert practical_source_of(compiled) == LESSON
    assert compiled["html"].startswith("<p>Order <strong>{bags} bags</strong>")
    assert compiled["checks"][0]["hint_html"] == "<p>Press the button.</p>"
    assert "{bags} bags" in compiled["plain"]


def test_the_same_seed_draws_the_same_and_another_one_something_else() -> None:
    first = draw_params(LESSON["params"], seed=SEED)
    assert draw_params(LESSON["params"], seed=SEED) == first
    assert draw_params(LESSON["params"], seed=SEED[::-1])["target"] != first["target"]
    assert is_checksum_address(first["target"])


def test_amounts_come_in_the_steps_that_the_author_wrote_and_none_looks_like_a_guess() -> None:
    drawn = {draw_params(LESSON["params"], seed=f"{number:032}")["amount"] for number in range(300)}
    assert min(drawn) >= "0.31"
    assert max(drawn) <= "0.89"
    assert len(drawn) > 30
    assert not [amount for amount in drawn if len(amount) != 4 or amount[-1] in "05"]


def test_whole_numbers_reach_both_ends() -> None:
    assert {draw_params(LESSON["params"], seed=str(number))["bags"] for number in range(200)} == set("23456789")


def test_what_was_drawn_stands_in_every_text() -> None:
    asked = filled_in(LESSON["requests"], {"bags": "7"})
    assert asked[0]["args"] == ["7"]
    assert asked[0]["label"] == "Order 7 bags"
    assert asked[0]["gas"] == 90_000
