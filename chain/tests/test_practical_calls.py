"""What the chain says now, as a check: a contract's answer, its storage, a balance; on a real node."""

from typing import Any

import pytest

from chain.models import PracticalClaim
from chain.networks import practice_network
from chain.practicals.artefacts import as_text
from chain.practicals.begin import begin_attempt
from chain.practicals.looking import look
from chain.practicals.recording import Looked
from chain.testing.chains import Chain
from chain.tests.practicals import HERE, begin, make_doer, make_practical, result, stand, weibars, why

pytestmark = pytest.mark.django_db


def asks(name: str, **expect: Any) -> dict[str, Any]:
    return {"id": name, "kind": "call", "expect": expect, "says": f"{name}.", "hint": f"Look at {name}."}


def lesson_of(*checks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"task": "Look.", "checks": list(checks), "debrief": "Seen.", **more}


POT = lesson_of(
    asks("whose", contract="instance", call="learner", returns="learner"),
    asks("turn", contract="instance", call="had_turn", returns="true"),
    asks("place", contract="instance", slot=0, returns="1"),
    instance="turn_pot",
)


@pytest.fixture
def practice(devnet: Chain) -> str:
    return devnet.anvil


def states(looked: Looked) -> dict[str, str]:
    return {name: found["state"] for name, found in looked.attempt.results.items()}


def test_what_a_contract_answers_and_stores_is_read_when_it_stands(practice: str) -> None:
    lesson = make_practical(POT)
    doer = make_doer(practice, lesson)
    attempt = begin_attempt(learner=doer.user, lesson=lesson, network=practice_network(), session_mark=HERE)
    looked = look(attempt=attempt, is_pressing=True)
    assert states(looked) == dict.fromkeys(("whose", "turn", "place"), "waits")
    stand(attempt)
    looked = look(attempt=attempt, is_pressing=True)
    assert set(looked.attempt.green) == {"whose"}
    assert looked.attempt.green["whose"]["read"] == doer.address.lower()
    assert why(looked, "turn") == "We asked your contract: had_turn()."
    assert result(looked, "turn") == ("true", "false")
    assert why(looked, "place") == "We asked your contract: place 0 of the storage."
    assert result(looked, "place") == ("1", "0")
    doer.call(attempt, "take", "2")
    looked = look(attempt=attempt, is_pressing=True)
    assert looked.attempt.is_passed
    assert looked.completed is not None
    assert not PracticalClaim.objects.exists()


def test_a_contract_that_refuses_to_answer_is_no_trouble_of_ours(practice: str) -> None:
    asked = asks("taken", contract="instance", call="take", args=["1"], returns="1")
    lesson = make_practical(lesson_of(asked, instance="turn_pot"))
    looked = look(attempt=begin(make_doer(practice, lesson), lesson), is_pressing=True)
    assert looked.trouble == ""
    assert why(looked, "taken") == (
        "We asked your contract: take(1). It refused to answer: “This pot belongs to somebody else”."
    )


def test_a_balance_is_enough_to_the_weibar(practice: str) -> None:
    lesson = make_practical(
        lesson_of(
            asks("there", **{"balance": "{target}", "at-least": "{amount}"}),
            params={"amount": {"kind": "hbar", "from": "0.30", "to": "0.90"}, "target": {"kind": "address"}},
        )
    )
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    target, amount = attempt.params["target"], attempt.params["amount"]
    looked = look(attempt=attempt, is_pressing=True)
    assert result(looked, "there") == (f"at least {amount} HBAR", "0 HBAR")
    doer.send(target, value=weibars(amount) - 1)
    looked = look(attempt=attempt, is_pressing=True)
    assert "less at this address" in why(looked, "there")
    doer.send(target, value=1)
    assert look(attempt=attempt, is_pressing=True).attempt.is_passed


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (7, "7"), (b"\x0a\xff", "0x0aff"), ("0xABcd", "0xabcd"), ((True, 2), "true, 2")]
)
def test_a_decoded_value_is_written_as_authors_write_it(value: Any, text: str) -> None:
    assert as_text(value) == text
