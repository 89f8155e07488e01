"""From what a learner wrote to a verdict: by what it does, never by its text."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from learning.code.contract_judging import judge_contract
from learning.code.python_judging import judge_python
from learning.code.verdicts import Verdict
from learning.code.words import filled_in

# What of a lesson decides. Wrong solutions, hints and the debrief are not needed.
USED: Final = (
    "language", "contract", "constructor", "again", "params", "checks", "tools", "makers", "reference", "limits",
)  # fmt: skip


def judge(content: Mapping[str, Any], *, variant: int, source: str, seed: str) -> Verdict:
    """What `source` comes to in the lesson of which `content` is compiled.

    `seed` is the learner's, for this lesson, and secret: with the source it draws what the checks are run with. Raises
    GradingUnavailable when the box is lost, and NoReference or NoValue when the lesson itself is broken.
    """
    words = content["variants"][variant]
    lesson = filled_in({key: content[key] for key in USED if key in content}, words) | {"words": words}
    judge_it = judge_python if content["language"] == "python" else judge_contract
    return judge_it(lesson, variant=variant, written=source, seed=draws_of(seed, source))


def draws_of(seed: str, source: str) -> str:
    """What the values of the checks follow from: another source meets others, the same one the same."""
    return sha256(f"{seed}\0{source}".encode(errors="replace")).hexdigest()
