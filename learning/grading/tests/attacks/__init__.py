"""What somebody might hand in to break the box, a table a language, and how each must end.

`ends` are words of which one must come out: a reason of learning/grading/reports.py, `reverted`, a word of the virtual
machine (OutOfGas, …), the name of a Python exception, or `ran` for what is harmless.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Attack:
    """`asks` are Python expressions, or calldata in hexadecimal digits; the last one counts. `gives` is what a harmless
    one comes to."""

    name: str
    source: str
    ends: tuple[str, ...]
    asks: tuple[str, ...] = field(default=())
    gives: object = None
