"""A practical on a contract of the learner's own: compiled by a worker, deployed by them, judged by what it does."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.utils import timezone
from eth_utils.crypto import keccak

from chain.models import PracticalAttempt
from chain.practicals.artefacts import artefact_of, call_of
from chain.practicals.asking import transaction_of
from chain.practicals.own import constructor_data, own_address, own_source
from chain.practicals.page import page_of
from chain.practicals.source import find_practical_problems
from chain.practicals.tasks import compile_own_contract, compile_waiting_contracts
from chain.testing.chains import Chain
from chain.tests.practicals import Doer, begin, make_doer, make_practical, offer, weibars, why
from learning.code.words import filled_in
from learning.grading.box import compile_contract
from learning.models import Lesson, QuizAttempt
from tests.builders import make_lesson
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

COURSE = Path(settings.BASE_DIR) / "learning/library/solidity-1-a-pot-that-keeps-its-word"
KEEPS_A_SHARE = 1


def source_of(file: str, *keys: str) -> dict[str, Any]:
    written = yaml.safe_load((COURSE / file).read_text(encoding="utf-8"))
    return {
        key: value for key, value in written.items() if key not in ("type", "title", "minutes", "sources", "checked")
    }


CODE = source_of("13-pay-out-without-a-trap.yaml")
PRACTICAL = source_of("15-deploy-it-and-take-your-turn.yaml")


def solution(variant: int) -> str:
    return str(filled_in(CODE["reference"], CODE["variants"][variant]))


@pytest.fixture
def practice(devnet: Chain) -> str:
    return devnet.anvil


@pytest.fixture
def lesson() -> Lesson:
    lesson = make_practical(PRACTICAL)
    make_lesson(lesson.course, "code_editor", slug="pay-out-without-a-trap", content=CODE)
    return lesson


def pass_code_lesson(doer: Doer, lesson: Lesson, source: str) -> None:
    code = Lesson.objects.get(course=lesson.course, slug="pay-out-without-a-trap")
    answers = {"source": source, "variant": 0, "route": "typing"}
    QuizAttempt.objects.create(
        user=doer.user, lesson=code, answers=answers, status="graded", score_percentage=100, passing_score=100,
        is_passed=True,
    )  # fmt: skip


def compiled(attempt: PracticalAttempt) -> PracticalAttempt:
    compile_own_contract(attempt.pk)
    attempt.refresh_from_db()
    return attempt


def deploy(doer: Doer, attempt: PracticalAttempt) -> str:
    asked = transaction_of({"id": "deploy", "deploys": True}, attempt, "")
    assert asked is not None
    assert list(asked) == ["data"], "without a receiver, which makes it a deployment"
    return doer.send("", data=bytes.fromhex(asked["data"][2:]), gas=3_000_000)


def pay_all(doer: Doer, attempt: PracticalAttempt) -> None:
    share = weibars(attempt.params["share"])
    for member in (doer.address, attempt.params["kwame"], attempt.params["lindiwe"]):
        offer(attempt, doer.send(own_address(fresh(attempt)), value=share, data=pay(member)))


def pay(member: str) -> bytes:
    return call_of("savings_pot", "pay", [member])


def fresh(attempt: PracticalAttempt) -> PracticalAttempt:
    return PracticalAttempt.objects.select_related("lesson__course", "user").get(pk=attempt.pk)


def test_the_example_is_the_reference_of_the_lesson() -> None:
    example = (Path(settings.BASE_DIR) / "chain/practicals/contracts/savings_pot.sol").read_text(encoding="utf-8")
    assert example == solution(0)
    for variant in range(len(CODE["variants"])):
        made = compile_contract("solidity", solution(variant), "Pot").compiled
        assert made is not None
        assert made.abi == artefact_of("savings_pot").abi, "whatever variant a learner wrote is spoken to in one way"


@pytest.mark.parametrize("variant", [0, KEEPS_A_SHARE])
def test_a_learner_deploys_what_they_wrote_and_takes_their_turn(practice: str, lesson: Lesson, variant: int) -> None:
    doer = make_doer(practice, lesson)
    written = solution(variant).replace("contract Pot {", "contract Pot {\n    string public mine = 'mine';")
    pass_code_lesson(doer, lesson, written)
    attempt = begin(doer, lesson)
    waiting = page_of(fresh(attempt))
    assert waiting is not None
    assert waiting.own is not None
    assert (waiting.own.is_compiled, waiting.own.is_theirs) == (False, True)
    assert {line.transaction for line in waiting.requests} == {""}

    looked = offer(attempt, deploy(doer, compiled(attempt)))

    assert "deployed" in looked.attempt.green
    assert b"mine".hex() in str(attempt.code), "it is their own code"
    page = page_of(fresh(attempt))
    assert page is not None
    assert page.contract == own_address(looked.attempt)
    assert page.mark != waiting.mark
    pay_all(doer, attempt)
    looked = offer(attempt, doer.send(own_address(fresh(attempt)), data=call_of("savings_pot", "take", [])))
    assert set(looked.attempt.green) == {check["id"] for check in PRACTICAL["checks"]}, looked.attempt.results


def test_who_has_not_passed_the_code_lesson_deploys_the_example(practice: str, lesson: Lesson) -> None:
    doer = make_doer(practice, lesson)
    attempt = compiled(begin(doer, lesson))

    assert attempt.code == artefact_of("savings_pot").bytecode
    page = page_of(fresh(attempt))
    assert page is not None
    assert page.own is not None
    assert (page.own.is_compiled, page.own.is_theirs) == (True, False)
    assert "deployed" in offer(attempt, deploy(doer, attempt)).attempt.green


def test_a_pot_with_other_members_or_of_somebody_else_does_not_count(practice: str, lesson: Lesson) -> None:
    doer, stranger = make_doer(practice, lesson), make_doer(practice)
    attempt = compiled(begin(doer, lesson))
    code = bytes.fromhex(str(attempt.code)[2:])
    others = constructor_data(lesson.content, learner=stranger.address, params=attempt.params)
    looked = offer(attempt, doer.send("", data=code + others, gas=3_000_000))
    assert "other values" in why(looked, "deployed")
    own = constructor_data(lesson.content, learner=doer.address, params=attempt.params)
    looked = offer(attempt, stranger.send("", data=code + own, gas=3_000_000))
    assert "deployed" not in looked.attempt.green
    assert own_address(looked.attempt) == ""


def test_a_contract_that_only_has_the_right_values_is_found_out(practice: str, lesson: Lesson) -> None:
    """Code that takes everything and answers nothing, with the right arguments behind it."""
    doer = make_doer(practice, lesson)
    attempt = compiled(begin(doer, lesson))
    arguments = constructor_data(lesson.content, learner=doer.address, params=attempt.params)
    does_nothing = bytes.fromhex("6001600c60003960016000f300")
    looked = offer(attempt, doer.send("", data=does_nothing + arguments, gas=3_000_000))
    assert "deployed" in looked.attempt.green

    pay_all(doer, attempt)

    assert set(fresh(attempt).green) == {"deployed"}


def test_the_newest_passed_source_is_taken_and_of_nobody_else(practice: str, lesson: Lesson) -> None:
    doer, other = make_doer(practice, lesson), make_doer(practice, lesson)
    for source in ("first", "second"):
        pass_code_lesson(doer, lesson, source)
    attempt = begin(doer, lesson)
    assert own_source(attempt) == "second"
    assert own_source(begin(other, lesson)) == ""
    assert compiled(attempt).code == artefact_of("savings_pot").bytecode, "what compiles no more is our example"


def test_what_no_worker_has_compiled_is_found_again(
    practice: str, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    asked: list[int] = []
    monkeypatch.setattr(compile_own_contract, "apply_async", lambda args, **_: asked.append(args[0]))

    compile_waiting_contracts()
    assert asked == [], "its first message has not had the time to arrive"
    PracticalAttempt.objects.filter(pk=attempt.pk).update(began_at=timezone.now() - timedelta(minutes=1))
    with monkeypatch.context() as patch:
        patch.setattr("settings.queue.MOST_GRADING", 0)
        compile_waiting_contracts()
    assert asked == [], "nobody takes what waits"
    compile_waiting_contracts()

    assert asked == [attempt.pk]


def test_what_takes_long_is_our_doing_and_says_so(practice: str, lesson: Lesson) -> None:
    doer = make_doer(practice, lesson)
    attempt = begin(doer, lesson)
    page = signed_in(doer.user)
    assert "It takes a few seconds" in page.get(lesson.get_absolute_url()).text
    PracticalAttempt.objects.filter(pk=attempt.pk).update(began_at=timezone.now() - timedelta(minutes=5))
    assert "takes longer than it should" in page.get(lesson.get_absolute_url()).text
    assert "takes longer than it should" not in page.get(compiled(attempt).lesson.get_absolute_url()).text


@pytest.mark.parametrize("change", [{"lesson_type": "text", "content": {}}, {"content": CODE | {"language": "python"}}])
def test_where_the_code_lesson_asks_for_another_thing_the_example_is_deployed(
    practice: str, lesson: Lesson, change: dict[str, Any]
) -> None:
    doer = make_doer(practice, lesson)
    pass_code_lesson(doer, lesson, solution(0))
    attempt = begin(doer, lesson)
    Lesson.objects.filter(slug="pay-out-without-a-trap").update(**change)
    assert compiled(attempt).code == artefact_of("savings_pot").bytecode
    assert "our example" in signed_in(doer.user).get(lesson.get_absolute_url()).text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"own": None}, 'needs "own"'),
        ({"instance": "turn_pot"}, 'needs "own"'),
        ({"own": {"of": "pay-out-without-a-trap", "args": ["{share} HBAR"]}}, "takes 2 arguments"),
        ({"replay": True}, "practice network alone"),
    ],
)
def test_authors_are_told_what_is_wrong(change: dict[str, Any], sentence: str) -> None:
    source = {key: value for key, value in (PRACTICAL | change).items() if value is not None}
    assert any(sentence in str(problem) for problem in find_practical_problems(source))


def test_the_arguments_are_those_of_the_attempt() -> None:
    params = {"share": "0.25", "kwame": "0x" + "11" * 20, "lindiwe": "0x" + "22" * 20}
    data = constructor_data(PRACTICAL, learner="0x" + "33" * 20, params=params)
    words = [data[at : at + 32].hex() for at in range(0, len(data), 32)]
    assert int(words[0], 16) == weibars("0.25")
    assert [word[-2:] for word in words[3:]] == ["33", "11", "22"]
    assert keccak(data) != keccak(constructor_data(PRACTICAL, learner="0x" + "44" * 20, params=params))
