"""A job in each language, from its source to what every step came to."""

import time

from eth_abi.abi import decode, encode
from eth_utils.crypto import keccak

from learning.grading.box import compile_contract, run_contract, run_python
from learning.grading.jobs import Balance, Call, ContractJob, Deploy, Evaluate, Later, PythonJob, Transact
from learning.grading.kept import Box
from learning.grading.reports import Mistake

ADA, BEN = "0x" + "a1" * 20, "0x" + "b2" * 20
SOLIDITY = """
pragma solidity ^0.8.0;
contract Pot {
    event Paid(address indexed who, uint256 amount);
    error NotOwner(address who);
    uint256 public total;
    address immutable owner = msg.sender;
    uint256 immutable price;
    constructor(uint256 price_) { price = price_; }
    function pay() external payable { total += price; emit Paid(msg.sender, msg.value); }
    function close() external { if (msg.sender != owner) revert NotOwner(msg.sender); }
    function time() external view returns (uint256) { return block.timestamp; }
    function spin() external { while (true) total++; }
}
"""
VYPER = """
from ethereum.ercs import IERC20
total: public(uint256)
@deploy
def __init__(start: uint256):
    self.total = start
@external
@payable
def pay():
    assert msg.value < 10, "too much"
    self.total += msg.value
"""


def data(signature: str) -> bytes:
    return keccak(text=signature)[:4]


def number(output: bytes) -> int:
    (found,) = decode(["uint256"], output)
    assert isinstance(found, int)
    return found


def test_solidity_runs_each_script_on_a_chain_of_its_own(box: Box) -> None:
    deploy = Deploy(ADA, encode(["uint256"], [7]))
    first = (
        deploy,
        Transact(BEN, data("pay()"), value=5),
        Call(BEN, data("pay()"), value=5),
        Call(ADA, data("total()")),
        Balance(),
        Transact(BEN, data("close()")),
        Call(ADA, data("time()")),
        Later(86_400),
        Call(ADA, data("time()")),
        Transact(ADA, data("spin()")),
    )
    report = run_contract(
        ContractJob("solidity", SOLIDITY, "Pot", (first, (deploy, Call(ADA, data("total()"))))), box=box
    )
    assert report.ran
    assert report.compiled is not None
    assert report.compiled.compiler.startswith("solc 0.8.")
    assert {entry.get("name") for entry in report.compiled.abi} >= {"pay", "Paid", "NotOwner"}
    deployed, paid, called, total, balance, closed, now, later, then, spun = report.scripts[0]
    assert deployed.address.startswith("0x")
    assert paid.logs[0].topics == (keccak(text="Paid(address,uint256)"), bytes(12) + bytes.fromhex(BEN[2:]))
    assert number(paid.logs[0].data) == 5
    assert called.is_ok
    assert number(total.output) == 7, "what a call changes is undone"
    assert balance.balance == 5
    assert closed.revert_data == data("NotOwner(address)") + bytes(12) + bytes.fromhex(BEN[2:])
    assert later.is_ok
    assert number(then.output) - number(now.output) == 86_400
    assert (spun.halted, spun.gas_used, spun.revert_data) == ("OutOfGas", 30_000_000, None)
    assert number(report.scripts[1][1].output) == 0


def test_vyper_runs_and_says_why_it_reverts(box: Box) -> None:
    script = (Deploy(ADA, encode(["uint256"], [3])), Transact(ADA, data("pay()"), value=10), Call(ADA, data("total()")))
    report = run_contract(ContractJob("vyper", VYPER, scripts=(script,)), box=box)
    assert report.ran, report
    _, refused, total = report.scripts[0]
    assert refused.revert_data is not None
    assert decode(["string"], refused.revert_data[4:]) == ("too much",)
    assert number(total.output) == 3


def test_python_keeps_every_plain_value(box: Box) -> None:
    source = (
        "def both(value):\n    print('hello')\n    return [value, sha256('abc')]\n\ndef fail():\n    return 1 // 0\n"
    )
    value = {"large": 2**300, "bytes": b"\0\xff", "pair": (1, None), "set": {1}, "text": "é", -(2**60): [True, 0.5]}
    script = (Evaluate("both(value)", {"value": value}), Evaluate("fail()"), Evaluate("both"))
    report = run_python(PythonJob(source, (script,), ("sha256",)), box=box)
    kept, failed, function = report.scripts[0]
    assert kept.value == [value, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]
    assert kept.printed == "hello\n"
    assert (failed.error, failed.line) == ("ZeroDivisionError", 6)
    assert isinstance(function.value, str)


def test_python_is_told_where_in_its_own_code_it_failed(box: Box) -> None:
    """Neither in an expression that asks nor in a function that is lent."""
    script = (Evaluate("missing(1)"), Evaluate("first(3)"), Evaluate("first('a')"))
    source = "\n\n\n\ndef first(data):\n    return sha256(data)[0]\n"
    missing, number, right = run_python(PythonJob(source, (script,), ("sha256",)), box=box).scripts[0]
    assert (missing.error, missing.line) == ("NameError", 0)
    assert (number.error, number.line, number.message) == ("TypeError", 6, "text or bytes are needed here, not int")
    assert right.value == "c"


def test_a_search_may_hash_often_and_call_for_help_less_often(box: Box) -> None:
    source = "def search(tool, times):\n    for number in range(times):\n        tool(str(number))\n    return times\n"
    script = (
        Evaluate("search(sha256, 20_000)"),
        Evaluate("search(keccak256, 1_500)"),
        Evaluate("search(keccak256, 4_000)"),
    )
    hashed, helped, refused = run_python(PythonJob(source, (script,), ("sha256", "keccak256")), box=box).scripts[0]
    assert (hashed.value, helped.value) == (20_000, 1_500)
    assert (refused.error, refused.message) == ("RuntimeError", "that is called too often")


def test_after_an_endless_loop_nothing_else_is_tried(box: Box) -> None:
    source = "def spin():\n    while True:\n        pass\n"
    scripts = ((Evaluate("1"), Evaluate("spin()"), Evaluate("2")), (Evaluate("3"),))
    report = run_python(PythonJob(source, scripts), box=box)
    assert [[one.value or one.error for one in script] for script in report.scripts] == [[1, "TimeoutError"], []]


def test_mistakes_have_a_place(box: Box) -> None:
    solidity = compile_contract("solidity", "// é\ncontract A { uint256 x = y; }", box=box)
    vyper = compile_contract("vyper", "\n@external\ndef f():\n    self.y = 1\n", box=box)
    python = run_python(PythonJob("def f(:\n    pass\n"), box=box)
    assert [(found.line, found.column) for found in solidity.mistakes] == [(2, 26)]
    assert vyper.mistakes[0].line == 4
    assert python.mistakes[0].line == 1
    assert {solidity.outcome, vyper.outcome, python.outcome} == {"not_compiled"}
    raised = run_python(PythonJob("x = 1\nraise ValueError('no')\n"), box=box)
    assert raised.loading is not None
    assert (raised.loading.error, raised.loading.line, raised.loading.message) == ("ValueError", 2, "no")


def test_which_contract_is_deployed_is_never_guessed(box: Box) -> None:
    two = "contract A {} contract B {} interface C {}"
    assert compile_contract("solidity", two, "B", box=box).ran
    assert compile_contract("solidity", two, box=box).reason == "which_contract"
    assert compile_contract("solidity", two, "D", box=box).reason == "no_such_contract"
    assert compile_contract("solidity", two, "C", box=box).reason == "nothing_to_deploy"
    assert isinstance(compile_contract("solidity", "contract A {", box=box).mistakes[0], Mistake)


def test_the_warm_processes_wait_for_the_next_job(box: Box) -> None:
    """Starting one takes seconds."""
    served = []
    for number in range(3):
        assert compile_contract("solidity", f"contract A {{}} // {number}", box=box).ran
        assert run_python(PythonJob(f"x = {number}\n"), box=box).ran
        # As long as nobody hands anything in.
        time.sleep(0.5)
        served.append((box.solidity.pid, box.server.pid))
    assert len(set(served)) == 1
