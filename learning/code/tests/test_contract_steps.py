"""Every kind of step of a contract's check: as it passes, and how it is told when it does not."""

from functools import cache
from typing import Any, Final

import pytest

from learning.code.judging import judge
from learning.code.verdicts import Verdict
from learning.grading.box import compile_contract, run_compiled, run_contract
from learning.grading.jobs import ContractJob, ContractLanguage
from learning.grading.reports import ContractReport, Report

SOURCE: Final = """
pragma solidity ^0.8.0;

contract Pot {
    error NotOwner(address who, uint256 amount);
    error Unknown();
    event Paid(address indexed who, uint256 amount);
    event Moved(address from, address indexed to);
    event Said(string indexed what, string words);
    event Many(uint256[] indexed list, address to);
    uint256 public total;
    address owner = msg.sender;
    string public words;
    uint256[] all;

    constructor(uint256 start, string memory said) payable {
        require(start < 100, "Too much");
        (total, words) = (start, said);
    }

    function pay() external payable { total += msg.value; emit Paid(msg.sender, msg.value); }
    function back() external { emit Moved(address(this), msg.sender); }
    function close(uint256 amount) external { if (msg.sender != owner) revert NotOwner(msg.sender, amount); }
    function say(string calldata said) external { words = said; emit Said(said, said); }
    function many(uint256[] calldata list, address to) external { all = list; emit Many(list, to); }
    function list() external view returns (uint256[] memory) { return all; }
    function pair() external view returns (address, uint256) { return (owner, total); }
    function is_owner(address who) external view returns (bool) { return who == owner; }
    function spin() external { while (true) total++; }
    function quiet() external pure { require(false); }
    function less() external { total -= 1000; }
    function other() external pure { revert Unknown(); }
    function give(address payable to, uint256 amount) external { to.transfer(amount); }
    function since() external view returns (uint256) { return block.timestamp; }
    function me() external view returns (address) { return address(this); }
}
"""


@pytest.fixture(autouse=True)
def compile_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compilers take most of the time, and most tests here have one source."""

    def run(job: ContractJob) -> ContractReport:
        made = compiled(job.language, job.source, job.contract)
        return run_compiled(made, job) if made.ran else run_contract(job)

    monkeypatch.setattr("learning.code.contract_judging.run_contract", run)


@cache
def compiled(language: ContractLanguage, source: str, contract: str) -> Report:
    return compile_contract(language, source, contract)


def judged(*run: dict[str, Any], constructor: dict[str, Any] | None = None, source: str = SOURCE) -> Verdict:
    content = {
        "language": "solidity",
        "contract": "Pot",
        "constructor": {"types": ["uint256", "string"], "values": [7, "'hello'"], "value": 5} | (constructor or {}),
        "variants": [{}],
        "params": {"price": {"kind": "integer", "from": 40, "to": 90}},
        "checks": [{"id": "one", "says": "It works.", "run": list(run)}],
        "reference": source,
    }
    return judge(content, variant=0, source=source, seed="seed")


def test_each_kind_of_step_passes() -> None:
    verdict = judged(
        {"call": "total() -> uint256", "gives": 7},
        {"call": "words() -> string", "gives": "'hello'"},
        {"send": "pay()", "from": "ben", "value": "price", "emits": "Paid(address,uint256)", "with": ["ben", "price"]},
        {"send": "pay()", "emits": "Paid(address,uint256)"},
        {"send": "back()", "from": "ben", "emits": "Moved(address,address)", "with": ["contract", "ben"]},
        {"send": "say(string)", "args": ["'é'"], "emits": "Said(string,string)", "with": ["'é'", "'é'"]},
        {"send": "many(uint256[],address)", "args": [[1, "price"], "efua"], "emits": "Many(uint256[],address)",
         "with": [[1, "price"], "efua"]},
        {"call": "list() -> uint256[]", "gives": [1, "price"]},
        {"call": "pair() -> (address, uint256)", "gives": ["ada", "7 + price"]},
        {"call": "is_owner(address) -> bool", "args": ["ben"], "gives": False},
        {"call": "me() -> address", "from": "dina", "gives": "contract"},
        {"balance": "contract", "is": "5 + price"},
        {"balance": "contract", "rises": "price"},
        {"balance": "ben", "rises": "0 - price"},
        {"balance": "efua", "is": 10**24},
        {"send": "give(address,uint256)", "args": ["efua", 3]},
        {"balance": "efua", "rises": 3},
        {"send": "close(uint256)", "args": ["price"], "from": "ben", "reverts": "NotOwner(address,uint256)",
         "with": ["ben", "price"]},
        {"call": "close(uint256)", "args": [2], "from": "ben", "reverts": "NotOwner(address,uint256)"},
        {"send": "quiet()", "reverts": True},
        {"send": "less()", "reverts": True},
        {"later": 86_400},
        {"call": "total() -> uint256", "gives": "7 + price"},
    )  # fmt: skip
    assert verdict.passed, verdict
    assert verdict.gas
    assert verdict.gas["yours"] == verdict.gas["reference"] > 21_000


def test_other_values_for_the_constructor_and_a_deployment_that_is_refused() -> None:
    other = {"deploy": [3, "'ho'"], "from": "chidi", "value": 2}
    assert judged(
        other,
        {"call": "pair() -> (address, uint256)", "gives": ["chidi", 3]},
        {"call": "me() -> address", "gives": "contract"},
        {"balance": "contract", "is": 2},
        {"balance": "chidi", "rises": 0},
    ).passed
    refused = {"deploy": [100, "''"], "reverts": "Too much"}
    assert judged(refused, {"call": "total() -> uint256", "gives": 1}).passed
    went_through = judged({"deploy": [9, "''"], "reverts": "Too much"})
    assert (went_through.expected, went_through.actual) == ('is refused with "Too much"', "went through")
    failed = judged({"call": "total() -> uint256", "gives": 100}, constructor={"values": [100, "''"]})
    assert (failed.step, failed.expected) == ('deployment(100, ""), from ada, with 5', "goes through")
    assert failed.actual == 'was refused with "Too much"'


FAILING: Final[list[tuple[dict[str, Any], str, str, str]]] = [
    ({"call": "total() -> uint256", "gives": 8}, "total()", "8", "7"),
    ({"call": "total() -> (uint256, uint256)", "gives": [7, 0]}, "total()", "7, 0", "7 (uint256)"),
    ({"call": "pair() -> address", "gives": "ada"}, "pair()", "ada", "ada, 7 (address, uint256)"),
    ({"call": "words() -> string", "gives": "'hell'"}, "words()", '"hell"', '"hello"'),
    ({"call": "is_owner(address) -> bool", "args": ["contract"], "gives": True}, "is_owner(contract)", "true", "false"),
    ({"call": "list() -> uint256[]", "from": "ben", "gives": [1]}, "list(), from ben", "[1]", "[]"),
    (
        {"call": "sum() -> uint256", "gives": 1},
        "sum()",
        "1",
        "there is no function sum() in the contract",
    ),
    (
        {"send": "back()", "value": 1},
        "back(), from ada, with 1",
        "goes through",
        "was refused without a reason: back() is not payable",
    ),
    (
        {"send": "back()", "emits": "Moved(address,address)", "with": ["ada", "contract"]},
        "back(), from ada",
        "writes Moved(ada, contract)",
        "wrote Moved(contract, ada)",
    ),
    (
        {"send": "pay()", "emits": "Paid(uint256,address)"},
        "pay(), from ada",
        "writes Paid(uint256, address)",
        "wrote Paid(ada, 0)",
    ),
    (
        {"send": "close(uint256)", "args": [1], "emits": "Paid(address,uint256)"},
        "close(1), from ada",
        "writes Paid(address, uint256)",
        "wrote no event",
    ),
    (
        {"send": "close(uint256)", "args": [4], "from": "ben", "reverts": "NotOwner(address,uint256)",
         "with": ["ben", 5]},
        "close(4), from ben",
        "is refused with NotOwner(ben, 5)",
        "was refused with NotOwner(ben, 4)",
    ),
    (
        {"send": "close(uint256)", "args": [4], "from": "ben", "reverts": "Gone(uint256)"},
        "close(4), from ben",
        "is refused with Gone(uint256)",
        "was refused with NotOwner(ben, 4)",
    ),
    ({"send": "less()", "reverts": "Too little"}, "less(), from ada", 'is refused with "Too little"',
     "was refused with Panic(0x11): a number below or above its bounds"),
    ({"send": "other()"}, "other(), from ada", "goes through", "was refused with Unknown()"),
    ({"send": "close(uint256)", "args": [1], "reverts": True}, "close(1), from ada", "is refused", "went through"),
    # What the chain stops, the contract has not refused.
    ({"send": "spin()", "reverts": True}, "spin(), from ada", "is refused", "ran out of gas"),
    ({"balance": "contract", "is": 6}, "what the contract holds", "6", "5"),
    ({"balance": "ada", "rises": 2}, "what ada holds", "rises by 2 in this check", "rose by 0"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "told", "expected", "actual"), FAILING, ids=[told for _, told, _, _ in FAILING])
def test_each_kind_of_step_is_told_when_it_fails(step: dict[str, Any], told: str, expected: str, actual: str) -> None:
    verdict = judged({"later": 60}, step)
    assert (verdict.outcome, verdict.score) == ("not_yet", 0)
    assert (verdict.step, verdict.expected, verdict.actual) == (told, expected, actual)
    assert verdict.before[-1] == "60 seconds passed"


def test_at_most_five_steps_before_it_are_told() -> None:
    steps = [{"send": "pay()", "value": number} for number in range(7)]
    verdict = judged(*steps, {"call": "total() -> uint256", "gives": 0})
    assert [words.partition("with ")[2] for words in verdict.before] == [
        f"{number}: went through" for number in range(2, 7)
    ]


@pytest.mark.parametrize(
    ("source", "outcome", "reason"),
    [
        ("contract Pot { uint256 x = y; }", "not_compiled", "mistakes"),
        ("contract Pod {}", "not_compiled", "no_such_contract"),
        ("interface Pot {}", "not_compiled", "nothing_to_deploy"),
        ("contract Pot {}\0", "not_compiled", "not_text"),
        ("contract Pot {} //" + "x" * 20_000, "too_much", "source_too_long"),
    ],
)
def test_what_does_not_run_says_why(source: str, outcome: str, reason: str) -> None:
    verdict = judged({"call": "total() -> uint256", "gives": 1}, source=source)
    assert (verdict.outcome, verdict.reason, verdict.score, verdict.check) == (outcome, reason, 0, "")
    assert [one["line"] for one in verdict.mistakes] == ([1] if reason == "mistakes" else [])


def test_what_a_contract_writes_elsewhere_is_not_its_own() -> None:
    """Another contract that writes the event, with the same values, passes nothing."""
    helper = """
        contract Helper { event Paid(address indexed who, uint256 amount);
            function tell(address who, uint256 amount) external { emit Paid(who, amount); } }
        contract Pot { Helper helper = new Helper(); constructor(uint256, string memory) payable {}
            function pay() external payable { helper.tell(msg.sender, msg.value); } }
    """
    step = {"send": "pay()", "value": 3, "emits": "Paid(address,uint256)", "with": ["ada", 3]}
    assert judged(step).passed
    verdict = judged(step, source=helper)
    assert (verdict.outcome, verdict.actual) == ("not_yet", "wrote no event")


def test_a_limit_of_gas_is_kept() -> None:
    loop = "contract Pot { constructor(uint256, string memory) payable {} uint256 x; " + (
        "function go() external { for (uint256 i; i < 1000; i++) x += 1; } }"
    )
    content = {
        "language": "solidity", "contract": "Pot", "variants": [{}], "reference": loop,
        "constructor": {"types": "uint256, string", "values": [1, "''"]},
        "checks": [{"id": "one", "says": "It goes.", "run": [{"send": "go()"}]}],
    }  # fmt: skip
    assert judge(content, variant=0, source=loop, seed="").passed
    verdict = judge(content | {"limits": {"gas": 100_000}}, variant=0, source=loop, seed="")
    assert verdict.actual == "ran out of gas"
    assert verdict.detail == ("gas 100\N{NO-BREAK SPACE}000",)
