"""Small code lessons for tests: a pot in Solidity, and counting in Python."""

from copy import deepcopy
from typing import Any, Final

_POT: Final = """// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract Pot {
    error NothingPaid();
    event Paid(address indexed who, uint256 amount);
    uint256 public constant CAP = <<cap>>;
    uint256 public total;

    function pay() external payable {
        BODY
    }
}
"""


def pot(*lines: str) -> str:
    """The source of the pot with `lines` in pay()."""
    return _POT.replace("BODY", "\n        ".join(lines))


REFUSES: Final = "if (msg.value == 0) revert NothingPaid();"
ADDS: Final = "total += msg.value;"
TELLS: Final = "emit Paid(msg.sender, msg.value);"

_POT_SOURCE: Final[dict[str, Any]] = {
    "language": "solidity",
    "contract": "Pot",
    "goal": "Let members pay into the pot of <<name>>.",
    "steps": "`pay()` adds what comes with the call to `total`, and tells of it with `Paid`.",
    "variants": [{"cap": 3, "name": "chama"}, {"cap": 5, "name": "ajo"}],
    "params": {"price": {"kind": "integer", "from": 1001, "to": 9999}},
    "stub": pot("// yours"),
    "lines": {"frame": pot("___", "___", TELLS), "right": [REFUSES, ADDS], "spare": ["total = msg.value;"]},
    "checks": [
        {
            "id": "adds_up",
            "task": 1,
            "says": "After two payments, `total()` is their sum.",
            "hints": ["What came with the call?", "`msg.value` is what came.", "`+=` adds to what is there."],
            "run": [
                {"send": "pay()", "from": "ada", "value": "price"},
                {"send": "pay()", "from": "ben", "value": "price + 1", "emits": "Paid(address,uint256)",
                 "with": ["ben", "price + 1"]},
                {"call": "total() -> uint256", "gives": "price * 2 + 1"},
                {"balance": "contract", "is": "price * 2 + 1"},
            ],
        },
        {
            "id": "not_nothing",
            "says": "A payment of nothing is refused.",
            "hints": ["A refusal asks first.", "Ask with `if`.", "`revert NothingPaid()` refuses."],
            "run": [{"send": "pay()", "from": "ada", "reverts": "NothingPaid()"}],
        },
    ],
    "reference": pot(REFUSES, ADDS, TELLS),
    "wrong": [
        {"what": "forgets what was there", "source": pot(REFUSES, "total = msg.value;", TELLS)},
        {"what": "takes nothing for a payment", "source": pot(ADDS, TELLS)},
        {"what": "tells of nothing", "source": pot(REFUSES, ADDS)},
    ],
    "debrief": "A pot that forgets has emptied real savings groups.",
}  # fmt: skip

_COUNT_SOURCE: Final[dict[str, Any]] = {
    "language": "python",
    "goal": "Count how often a name stands in a list.",
    "steps": "Write `count_of(names, name)`. Names longer than <<most>> letters are refused with `ValueError`.",
    "variants": [{"most": 20}, {"most": 30}],
    "params": {"names": {"kind": "names", "count": 5}, "place": {"kind": "integer", "from": 0, "to": 4}},
    "stub": "def count_of(names, name):\n    pass\n",
    "lines": {
        "frame": "def count_of(names, name):\n    if ___:\n        raise ValueError(name)\n    return ___\n",
        "right": ["len(name) > <<most>>", "len([each for each in names if each == name])"],
        "spare": ["len(names)"],
    },
    "makers": "def doubled(names):\n    return names + names\n",
    "checks": [
        {
            "id": "counts",
            "says": "It counts each name.",
            "hints": ["Go through the list.", "`for each in names:` goes through it.", "Compare `each == name`."],
            "inputs": {"twice": "doubled(names)"},
            "run": [
                {"call": "count_of(twice, names[place])", "gives": 2},
                {"call": "count_of(names, names[place])", "gives": "reference"},
                {"call": "count_of([], names[0])", "gives": "0"},
            ],
        },
        {
            "id": "refuses",
            "says": "It refuses a name that is too long.",
            "hints": ["How long is a name?", "`len(name)` says it.", "`raise ValueError(name)` refuses."],
            "run": [
                {"call": "count_of([], 'x' * <<most>>)", "gives": "0"},
                {"call": "count_of(names, 'x' * (<<most>> + 1))", "raises": "ValueError"},
            ],
        },
    ],
    "reference": (
        "def count_of(names, name):\n    if len(name) > <<most>>:\n        raise ValueError(name)\n"
        "    return len([each for each in names if each == name])\n"
    ),
    "wrong": [
        {"what": "counts all", "source": "def count_of(names, name):\n    return len(names)\n"},
        {
            "what": "refuses nothing",
            "source": "def count_of(names, name):\n    return len([each for each in names if each == name])\n",
        },
        {"what": "says 1 at most", "source": "def count_of(names, name):\n    return 1 if name in names else 0\n"},
    ],
    "debrief": "Counting twice is how votes were bought.",
}


def pot_source() -> dict[str, Any]:
    return deepcopy(_POT_SOURCE)


def word_count_source() -> dict[str, Any]:
    return deepcopy(_COUNT_SOURCE)
