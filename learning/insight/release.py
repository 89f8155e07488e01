"""What may be said of how many learners there are: the one place where exact numbers become what people see.

A number is told in tens, rounded down: 10 stands for 11 to 20, 20 for 21 to 30, and 0 for ten or fewer, among them
none. So whoever is counted in a number that is shown has ten peers there at least, and the difference of any two
numbers could be any of ten or more. All else on a page, sums and shares too, is worked out from these tens and tells no
more than they do. Decision 031 has the reasons and the limits, learning/tests/test_insight_release.py the proof.
"""

from collections.abc import Iterable, Sequence
from typing import Final

PEERS: Final = 10
# Below this a share would be a guess.
FEWEST_FOR_SHARE: Final = 30


def release(learners: int) -> int:
    """How many peers each of `learners` has at least, in whole tens."""
    return max(learners - 1, 0) // PEERS * PEERS


def together(parts: Iterable[int]) -> int:
    """Of all `parts` in one, which were released and share no learner. The exact sum is never told beside its parts."""
    return sum(parts)


def within(whole: int, parts: Iterable[int]) -> int:
    """`whole`, released, of learners who are also counted in `parts`, some of them several times: no more than is told
    of these, or it would tell of parts that are not shown."""
    return min(whole, sum(parts))


def share(part: int, whole: int) -> int | None:
    """About how many per cent of `whole` are in `part`, both released; the coarser the fewer they are, and None where
    it would be a guess."""
    if whole < FEWEST_FOR_SHARE:
        return None
    return _rounded(_middle(part) / _middle(whole), whole)


def share_of(inside: Sequence[int], outside: Sequence[int]) -> int | None:
    """The same of parts that share no learner, some `inside` and some not, all of them released."""
    told = sum(inside) + sum(outside)
    if told < FEWEST_FOR_SHARE:
        return None
    among = sum(map(_middle, inside))
    return _rounded(among / (among + sum(map(_middle, outside))), told)


def _rounded(ratio: float, told: int) -> int:
    step = 1 if told >= 400 else 5 if told >= 80 else 10
    return min(100, round(100 * ratio / step) * step)


def _middle(released: int) -> float:
    return released + (PEERS + 1) / 2 if released else PEERS / 2
