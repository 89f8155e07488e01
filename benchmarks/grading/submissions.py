"""What learners hand in: a pot that members pay into, in Solidity and Vyper, and counting in Python.

Each is another text, as learners' are, so that nothing is answered from a cache. The steps are those of three checks.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from eth_utils.crypto import keccak

from learning.grading.box import run_contract, run_python
from learning.grading.jobs import Balance, Call, ContractJob, ContractLanguage, Deploy, Evaluate, PythonJob, Transact
from learning.grading.kept import Box

ADA, BEN = "0x" + "a1" * 20, "0x" + "b2" * 20
CONTRACTS: Final[dict[ContractLanguage, str]] = {
    "solidity": """
pragma solidity ^0.8.0;
contract Pot {
    error NothingPaid();
    error NotOwner(address who);
    event Paid(address indexed who, uint256 amount);
    uint256 public total;
    mapping(address => uint256) public paid;
    address[] public members;
    address immutable owner = msg.sender;
    function pay() external payable {
        if (msg.value == 0) revert NothingPaid();
        if (paid[msg.sender] == 0) members.push(msg.sender);
        paid[msg.sender] += msg.value;
        total += msg.value;
        emit Paid(msg.sender, msg.value);
    }
    function close() external {
        if (msg.sender != owner) revert NotOwner(msg.sender);
        for (uint256 i = 0; i < members.length; i++) {
            (bool ok, ) = members[i].call{value: paid[members[i]]}("");
            require(ok, "not taken");
        }
    }
}
""",
    "vyper": """
event Paid:
    who: indexed(address)
    amount: uint256
total: public(uint256)
paid: public(HashMap[address, uint256])
members: DynArray[address, 20]
owner: immutable(address)
@deploy
def __init__():
    owner = msg.sender
@external
@payable
def pay():
    assert msg.value > 0, "nothing"
    if self.paid[msg.sender] == 0:
        self.members.append(msg.sender)
    self.paid[msg.sender] += msg.value
    self.total += msg.value
    log Paid(who=msg.sender, amount=msg.value)
@external
def close():
    assert msg.sender == owner, "not the owner"
    for member: address in self.members:
        raw_call(member, b"", value=self.paid[member])
""",
}
PYTHON: Final = """
def merkle_root(leaves):
    level = [sha256(leaf) for leaf in leaves]
    while len(level) > 1:
        if len(level) % 2:
            level.append(level[-1])
        level = [sha256(level[i] + level[i + 1]) for i in range(0, len(level), 2)]
    return level[0]
"""


def _data(signature: str) -> bytes:
    return keccak(text=signature)[:4]


PAY, TOTAL, CLOSE = _data("pay()"), _data("total()"), _data("close()")
SCRIPTS: Final = (
    (Deploy(ADA), Transact(ADA, PAY, value=7), Transact(BEN, PAY, value=5), Call(ADA, TOTAL), Balance()),
    (Deploy(ADA), Transact(BEN, PAY), Call(ADA, TOTAL)),
    (Deploy(ADA), Transact(BEN, PAY, value=5), Transact(BEN, CLOSE), Transact(ADA, CLOSE), Balance()),
)


def submit_contract(language: ContractLanguage, number: int, box: Box) -> bool:
    """Whether the checks' steps were run."""
    sign = "//" if language == "solidity" else "#"
    job = ContractJob(language, f"{CONTRACTS[language]}{sign} {number}\n", scripts=SCRIPTS)
    report = run_contract(job, box=box)
    return report.ran and [len(script) for script in report.scripts] == [len(script) for script in SCRIPTS]


def submit_python(number: int, box: Box) -> bool:
    leaves = [f"member {number} {place}" for place in range(9)]
    script = tuple(Evaluate("merkle_root(leaves)", {"leaves": leaves[:count]}) for count in (1, 4, 9))
    report = run_python(PythonJob(f"{PYTHON}# {number}\n", (script,) * 3, ("sha256",)), box=box)
    return report.ran and all(value.is_ok for script in report.scripts for value in script)


LANGUAGES: Final[dict[str, Callable[[int, Box], bool]]] = {
    "Python": submit_python,
    "Vyper": partial(submit_contract, "vyper"),
    "Solidity": partial(submit_contract, "solidity"),
}
