"""A code lesson tried as its learners will do it: in the box, in every way that its author knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from learning.code.judging import judge
from learning.code.pieces import put_together
from learning.code.verdicts import Verdict
from learning.code.words import filled_in
from learning.lesson_types.kind import Trial


class BrokenCode(ValueError):
    """A wrong solution, or the stub, that does not even compile proves nothing. Says which, for the author."""


@dataclass(frozen=True, slots=True)
class _Way:
    role: Any  # of a Trial
    what: str
    source: str
    variant: int
    must_compile: bool = False


def prove(content: dict[str, Any], random: Random) -> Iterator[Trial]:
    """What must pass, in every variant; what must not, in one that is drawn, since each takes a compiler.

    Raises BrokenCode, NoReference, NoValue, and GradingUnavailable when the box is lost.
    """
    variants = range(len(content["variants"]))
    drawn = random.choice(variants)
    for way in [*_right_ways(content, variants), *_wrong_ways(content, drawn)]:
        source = filled_in(way.source, content["variants"][way.variant])
        verdict = judge(content, variant=way.variant, source=source, seed=f"{random.getrandbits(128):x}")
        if way.must_compile and verdict.outcome == "not_compiled":
            raise BrokenCode(f'"{way.what}" does not compile: {_said(verdict)}')
        told = f"{way.what}: {_said(verdict)}" if way.role == "reference" and not verdict.passed else way.what
        yield Trial(way.role, told, verdict.passed)


def _right_ways(content: dict[str, Any], variants: range) -> Iterator[_Way]:
    for variant in variants:
        yield _Way("reference", f"the reference in variant {variant + 1}", content["reference"], variant)
        if "lines" in content:
            pieces = put_together(content["lines"]["frame"], content["lines"]["right"])
            yield _Way("reference", f"the right pieces in variant {variant + 1}", pieces, variant)


def _wrong_ways(content: dict[str, Any], drawn: int) -> Iterator[_Way]:
    yield _Way("untouched", "the stub", content["stub"], drawn)
    if "lines" in content:
        yield _Way("untouched", "the frame with its gaps", content["lines"]["frame"], drawn)
    # Whoever has seen a solution must pass another variant: what was seen is not it.
    other = (drawn + 1) % len(content["variants"])
    seen = filled_in(content["reference"], content["variants"][other])
    yield _Way("wrong", f"the solution of variant {other + 1}", seen, drawn)
    for wrong in content["wrong"]:
        yield _Way("wrong", wrong["what"], wrong["source"], drawn, must_compile=True)


def _said(verdict: Verdict) -> str:
    """Why it did not pass, for an author."""
    if verdict.check:
        return f"{verdict.check}, {verdict.step}: expected {verdict.expected}, came {verdict.actual}"
    mistakes = [f"line {one['line']}, {one['message']}" for one in verdict.mistakes[:1]]
    return "; ".join([verdict.reason, *mistakes])
