"""Members that are programs: what they do to a contract that pays too early, and to one that does not look."""

from typing import Any

import pytest

from learning.code.judging import judge
from learning.code.programs import REFUSER, code_of, command
from learning.code.tests.code_lessons import pot_source
from learning.code.tests.lessons import sample, written
from learning.code.verdicts import Verdict
from learning.grading.box import run_contract
from learning.grading.jobs import ContractJob, Deploy, Transact
from learning.lesson_types import find_problems

# Each swap makes the reference pay before it writes down that it has.
WRITES_LAST = {
    "pot": (
        "        owed[msg.sender] = 0;\n",
        '        require(isPaid, "Not paid");\n',
    ),
    "till": (
        "    self.owed[msg.sender] = 0\n",
        '    raw_call(msg.sender, b"", value=amount)\n',
    ),
}
SAYS_WHO = """
contract Says {
    error Said(address who, uint256 value);
    function say() external payable { revert Said(msg.sender, msg.value); }
}
"""


def judged(content: dict[str, Any], source: str) -> Verdict:
    return judge(content, variant=1, source=written(content, source, 1), seed="seed")


@pytest.mark.parametrize("name", WRITES_LAST)
def test_the_greedy_one_gets_more_from_who_pays_before_writing_it_down(name: str) -> None:
    content = sample(name)
    early, payment = WRITES_LAST[name]
    reference = content["reference"]
    assert (reference.count(early), reference.count(payment)) == (1, 1)

    verdict = judged(content, reference.replace(early, "").replace(payment, payment + early))

    assert (verdict.outcome, verdict.check) == ("not_yet", "gives_back")
    assert verdict.step == "what greedy holds"
    assert verdict.actual != verdict.expected


def test_the_refuser_finds_out_who_does_not_look_whether_a_payment_worked() -> None:
    content = sample("pot")

    verdict = judged(content, content["reference"].replace('require(isPaid, "Not paid");', "isPaid;"))

    assert (verdict.check, verdict.step) == ("gives_back", "back(), from refuser")


def test_a_program_speaks_for_itself_with_its_own_coins_and_hands_back_what_was_said() -> None:
    ada, program, contract = "0x" + "a1" * 20, "0x" + "c3" * 20, "0x" + "d4" * 20
    says = bytes.fromhex("954ab4b2")
    job = ContractJob("solidity", SAYS_WHO, "Says", ((Deploy(ada),),), programs={program: code_of(REFUSER, b"")})
    contract = run_contract(job).scripts[0][0].address
    told = Transact(ada, command(contract, 7, says), to=program)
    job = ContractJob("solidity", SAYS_WHO, "Says", ((Deploy(ada), told),), programs={program: code_of(REFUSER, b"")})

    (_, said) = run_contract(job).scripts[0]

    assert said.revert_data is not None
    assert said.revert_data[16:36].hex() == "c3" * 20
    assert int.from_bytes(said.revert_data[36:68]) == 7


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"again": "take"}, "is not written like"),
        ({"again": "take(uint256)"}, "takes no values"),
    ],
)
def test_what_is_called_once_more_is_a_function_without_values(change: dict[str, Any], sentence: str) -> None:
    problems = find_problems("code_editor", pot_source() | change)

    assert [sentence in str(problem) for problem in problems] == [True]


def test_programs_do_not_deploy() -> None:
    source = pot_source()
    source["checks"][0]["run"].insert(0, {"deploy": [], "from": "greedy"})

    assert [str(problem.path[-1]) for problem in find_problems("code_editor", source)] == ["0"]
