"""A small track of exercises for tests, written here: stalls at a market, and the numbers of a queue."""

import json
from typing import Any, Final

STUB: Final = """LARGEST = None


def fee(width, days=1):
    pass


def is_free(name, taken):
    pass


def rows(names, length):
    pass
"""

EXAMPLE: Final = """LARGEST = 40


def fee(width, days=1):
    if width <= 0:
        raise ValueError("a stall has a width")
    return width * days * 3 if width <= LARGEST else None


def is_free(name, taken):
    return name not in taken


def rows(names, length):
    if not names:
        return [[]]
    return [names[start:start + length] for start in range(0, len(names), length)]
"""

TESTS: Final = '''import random
import unittest

import pytest

try:
    from stall_fees import LARGEST, fee, is_free as free, rows
except ImportError as error:
    raise ImportError("Write the functions first.") from error

TAKEN = ["Ada", "Ben"]


class StallFeesTest(unittest.TestCase):

    @pytest.mark.task(taskno=1)
    def test_the_largest_stall(self):
        """Its width in steps."""
        self.assertEqual(LARGEST, 40, msg="Write LARGEST.")

    @pytest.mark.task(taskno=1)
    def test_fees_grow_with_width(self):
        widths = [1, 2, 10]
        fees = (3, 6, 30)
        for number, (width, expected) in enumerate(zip(widths, fees), start=1):
            with self.subTest(f"variation #{number}", width=width, expected=expected):
                actual = fee(width)
                message = f"Called fee({width}) and got {actual}, not {expected}."
                self.assertEqual(actual, expected, message)
        self.assertEqual(12, fee(2, days=2))
        self.assertIsNone(fee(41))

    @pytest.mark.task(taskno=1)
    def test_no_width_no_stall(self):
        with self.assertRaises(ValueError) as caught:
            nothing = 0
            fee(nothing)
        self.assertEqual(type(caught.exception), ValueError)
        self.assertEqual(caught.exception.args[0], "a stall has a width")

    @pytest.mark.task(taskno=2)
    def test_who_is_there_is_not_free(self):
        self.assertIs(free("Ada", TAKEN), False)
        self.assertTrue(free("Chidi", TAKEN))

    @pytest.mark.task(taskno=3)
    def test_rows(self):
        self.assertEqual(rows([], 2), [[]])
        self.assertCountEqual(rows(["a", "b", "c"], 2)[0], ["b", "a"])

    def test_chance(self):
        self.assertEqual(fee(random.randint(1, 40)), 3)

    def test_helped(self):
        self.check_fee(3)

    def test_a_list_that_changes(self):
        names = ["a"]
        rows(names, 2)
        self.assertEqual(names, ["a"])

    def check_fee(self, width):
        self.assertEqual(fee(width), width * 3)
'''

HINTS: Final = """# Hints

## General

- Read the instructions twice.

## 1. Fees

- A [name][names] for a number is written in capitals.
- `raise` refuses.
- `None` is nothing.
- A fourth hint.

## 2. Free

- `raise` refuses.
- `in` finds out.

[names]: https://example.org/names
"""

INSTRUCTIONS: Final = """# Instructions

Work out what stalls pay.

~~~~exercism/caution
A stall without a width is none.
~~~~

## 1. Fees

Write `fee()`.
"""


def about(**more: Any) -> str:
    files = {"solution": ["stall_fees.py"], "test": ["stall_fees_test.py"], "exemplar": [".meta/exemplar.py"]}
    return json.dumps(
        {
            "authors": ["bola"],
            "files": files,
            "blurb": "Work out the fees of a *market*.",
            "source": "The market of Bola",
            "source_url": "https://example.org/market",
        }
        | more
    )


STALLS: Final[dict[str, str | bytes]] = {
    ".docs/introduction.md": "# Introduction\n\nStalls pay by width.",
    ".docs/instructions.md": INSTRUCTIONS,
    ".docs/hints.md": HINTS,
    ".meta/config.json": about(),
    ".meta/exemplar.py": EXAMPLE,
    "stall_fees.py": STUB,
    "stall_fees_test.py": TESTS,
}

QUEUE: Final[dict[str, str | bytes]] = {
    ".docs/instructions.md": "# Instructions\n\nCount people.\n",
    ".docs/instructions.append.md": "# Instructions append\n\n## Refusing\n\nRaise `ValueError`.\n",
    ".meta/config.json": "{}",
    ".meta/example.py": "def place(number):\n    return number + 1\n",
    "queue_numbers.py": "def place(number):\n    pass\n",
    "queue_numbers_test.py": "import unittest\nimport queue_numbers as q\n\n\nclass QueueTest(unittest.TestCase):\n"
    + "".join(f"    def test_place_{n}(self):\n        self.assertEqual(q.place({n}), {n + 1})\n\n" for n in range(14)),
}

TRACK: Final = json.dumps(
    {
        "language": "Python",
        "slug": "market-python",
        "blurb": "Python at a market.",
        "exercises": {
            "concept": [{"slug": "stall-fees", "name": "Stall Fees"}],
            "practice": [
                {"slug": "queue-numbers", "name": "Queue's Numbers"},
                {"slug": "old-one", "name": "Old", "status": "deprecated"},
            ],
        },
    }
)


def below(folder: str, files: dict[str, str | bytes]) -> dict[str, str | bytes]:
    return {f"{folder}/{name}": content for name, content in files.items()}


MARKET: Final[dict[str, str | bytes]] = {
    "market/config.json": TRACK,
    "market/concepts/names.md": "# Names\n\nA lesson of another kind.",
    **below(
        "market/exercises/practice/a-last-one",
        {**QUEUE, ".meta/config.json": about(files={"solution": ["queue_numbers.py"]}, blurb="")},
    ),
    **below("market/exercises/practice/old-one", QUEUE),
    **below("market/exercises/practice/queue-numbers", QUEUE),
    **below("market/exercises/concept/stall-fees", STALLS),
}
