"""Attacks in Vyper, whose compiler is a Python program that might import, read and recurse."""

from learning.grading.tests.attacks import Attack
from learning.grading.tests.attacks.on_solidity import FIVE, number


def five(body: str, gives: str = "uint256") -> str:
    lines = "\n    ".join(body.split("\n"))
    return f"@external\ndef five() -> {gives}:\n    {lines}\n"


def doubled(levels: int, last: str) -> str:
    """Structs that each hold two of the one before."""
    structs = "".join(f"struct S{level}:\n    a: S{level - 1}\n    b: S{level - 1}\n" for level in range(1, levels))
    return f"struct S0:\n    a: uint256\n    b: uint256\n{structs}{last}\n"


IMPORTS = (
    Attack("import of a package", "import snekmate\n", ("mistakes",)),
    Attack("import upwards", "from ... import etc\n", ("mistakes",)),
    Attack("import of a file", "import etc.passwd as x\n", ("mistakes",)),
    Attack("import from the root", "from etc import passwd\n", ("mistakes",)),
    Attack("import of Python", "import os\nimport sys\n", ("mistakes",)),
    Attack("import of the compiler", "import vyper.cli as x\n", ("mistakes",)),
    Attack("import of itself", "import your_code\n", ("mistakes",)),
    Attack("import of __init__", "from . import __init__\n", ("mistakes",)),
    Attack("import of what the compiler has", "import math\n", ("mistakes",)),
    Attack("an unknown interface", "implements: Nothing\n", ("mistakes",)),
    Attack("interfaces in a circle", "interface A:\n    def f() -> A: view\n", ("mistakes",)),
    Attack("exports of nothing", "exports: x.y\n", ("mistakes",)),
    Attack(
        "an interface that is there",
        "import ethereum.ercs.IERC721 as I\n" + five("return 5"),
        ("ran",),
        FIVE,
        number(5),
    ),
)
TEXT = (
    Attack("NUL", "x: uint256\0\n", ("not_text",)),
    Attack("a control character", "x: uint256\x01\n", ("mistakes",)),
    Attack("half a character", "x: uint256 # \ud800\n", ("not_text",)),
    Attack("another encoding", "# -*- coding: utf-7 -*-\n" + five("return 5"), ("mistakes",)),
    Attack("a Cyrillic name", five("return 5").replace("five", "f\u0456ve"), ("mistakes",)),
    Attack("a name of wide letters", five("return 5").replace("five", "\uff46ive"), ("ran", "mistakes"), FIVE),
    Attack("a comment from right to left", "# \u202e\n" + five("return 5"), ("ran",), FIVE, number(5)),
    Attack("a program in a decorator", "@__import__('os').system('id')\ndef five():\n    pass\n", ("mistakes",)),
    Attack("a program in a function", five("return __import__('os')"), ("mistakes",)),
    Attack("a program in a constant", "x: constant(uint256) = (lambda: 5)()\n", ("mistakes",)),
    Attack("climbing through objects", five("return ().__class__.__base__"), ("mistakes",)),
    Attack("a text that formats", 'x: constant(String[5]) = f"{1}"\n', ("mistakes",)),
    Attack("a list that computes", "x: constant(uint256) = [i for i in [1]][0]\n", ("gave_up", "mistakes")),
    Attack("another compiler", "#pragma version ^9.0.0\n", ("mistakes",)),
    Attack("another machine", "#pragma evm-version homestead\n" + five("return 5"), ("mistakes",)),
    Attack("other settings", "#pragma optimize none\n" + five("return 5"), ("mistakes",)),
)
SIZE = (
    Attack("deep parentheses", five(f"return {'(' * 9000}1{')' * 9000}"), ("mistakes",)),
    Attack("deep maps", f"x: {'HashMap[uint256, ' * 1000}uint256{']' * 1000}\n", ("mistakes",)),
    Attack("4,800 times not", five(f"return {'not ' * 4800}True", "bool"), ("too_deep", "memory", "mistakes")),
    Attack("19,000 times minus", five(f"return {'-' * 19_000}1", "int256"), ("too_deep", "memory", "mistakes")),
    Attack("9,000 sums", five("return " + "+".join(["1"] * 9000)), ("too_deep", "memory")),
    Attack("a tower of powers", five("return 2**2**2**2**2**2**2"), ("mistakes",)),
    Attack("999999999 to itself", five("return 999999999**999999999"), ("mistakes",)),
    Attack("a shift by 10^11", five("return 1<<99999999999"), ("mistakes",)),
    Attack("a number of 19,000 digits", five("return " + "9" * 19_000), ("mistakes",)),
    Attack("products of 300 digits", five("return " + "*".join(["9" * 300] * 60)), ("mistakes",)),
    Attack(
        "a function in a circle",
        "@internal\ndef f():\n    self.f()\n@external\ndef g():\n    self.f()\n",
        ("mistakes",),
    ),
)
MACHINE = (
    Attack("2^255 rounds", five("for i: uint256 in range(2**255):\n    pass\nreturn 5"), ("OutOfGas",), FIVE),
    Attack(
        "an endless constructor",
        "x: uint256\n@deploy\ndef __init__():\n    for i: uint256 in range(10**18):\n        self.x += 1\n",
        ("OutOfGas",),
    ),
    Attack(
        "a memory of 2^40 words",
        five("x: uint256[2**40] = empty(uint256[2**40])\nreturn x[2**39]"),
        ("OutOfGas", "mistakes", "MemoryOOG"),
        FIVE,
    ),
    Attack("storage of 2^60 words", "x: uint256[2**60]\n" + five("return 5"), ("ran",), FIVE, number(5)),
    Attack(
        "a call to itself",
        "interface S:\n    def five() -> uint256: nonpayable\n" + five("return extcall S(self).five()"),
        ("reverted", "OutOfGas"),
        FIVE,
    ),
    Attack(
        "copies of itself",
        five("for i: uint256 in range(100000):\n    a: address = create_copy_of(self)\nreturn 5"),
        ("OutOfGas", "reverted"),
        FIVE,
    ),
    Attack(
        "logs without end",
        "event A:\n    x: Bytes[8000]\n"
        + five("for i: uint256 in range(10**18):\n    log A(x=empty(Bytes[8000]))\nreturn 5"),
        ("OutOfGas",),
        FIVE,
    ),
    Attack("it ends itself", "@external\ndef five():\n    selfdestruct(msg.sender)\n", ("ran",), FIVE * 2, b""),
    Attack(
        "a cheat code of test tools",
        five("raw_call(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D, b'')\nreturn 5"),
        ("ran",),
        FIVE,
        number(5),
    ),
    Attack(
        "an answer that reads like a pass",
        five('return \'{"scripts": [[{"is_ok": true}]]}\'', "String[60]"),
        ("ran",),
        FIVE,
    ),
)
BOMBS = (
    Attack("structs doubled 24 times", doubled(24, "s: S23"), ("wall", "cpu", "memory")),
    Attack(
        "lists doubled 16 times",
        "a0: constant(uint256[2]) = [1,1]\n"
        + "".join(f"a{i}: constant(uint256{'[2]' * (i + 1)}) = [a{i - 1},a{i - 1}]\n" for i in range(1, 16)),
        ("wall", "cpu", "memory"),
    ),
    Attack(
        "300 sums", "a: uint256\n" + five("return " + "+".join(["self.a"] * 300)), ("wall", "cpu", "memory", "too_deep")
    ),
    Attack("700 functions", "".join(f"@external\ndef f{i}(): pass\n" for i in range(700)), ("wall", "cpu", "memory")),
    Attack(
        "a list of 9,500",
        five(f"x: uint256[9500] = [{','.join('1' for _ in range(9500))}]\nreturn 5"),
        ("wall", "cpu", "memory"),
    ),
    Attack(
        "an argument of lists, 30 deep",
        f"@external\ndef f(x: {'DynArray[' * 30}uint256{',2]' * 30}):\n    pass\n",
        ("wall", "cpu", "memory"),
    ),
)
QUICK = IMPORTS + TEXT + SIZE + MACHINE
