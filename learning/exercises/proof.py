"""What is wrong with a lesson as something that is done. All of it pure.

A kind of lesson tries its exercises itself (LessonKind.prove); here it is decided what must have come of it: the
reference passes, what is left untouched does not, and neither does anything plausible but wrong, of which there are
enough. Said in English, as authors write in it.
"""

from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import Any, Final

from django.core.exceptions import ValidationError

from learning.lesson_types import find_problems, kind_of
from learning.lesson_types.kind import GradingUnavailable, LessonKind, Trial

# How often each exercise is drawn anew: most that goes wrong in one draw of many shows in some.
DRAWS: Final = 5


def find_faults(lesson_type: str, content: dict[str, Any], *, seed: str = "", draws: int = DRAWS) -> list[str]:
    """One sentence for each fault, none twice. The same seed draws the same.

    Raises GradingUnavailable when what the trial needs is away, of which no lesson is to blame.
    """
    try:
        kind = kind_of(lesson_type)
        problems = find_problems(lesson_type, content)
    except ValidationError as error:
        return list(error.messages)
    except Exception as error:  # noqa: BLE001 - whatever a broken lesson does is what is looked for
        return [f"It cannot be read: {_in_words(error)}."]
    if problems:
        return [str(problem) for problem in problems]
    found: dict[str, None] = {}
    for draw in range(min(draws, kind.most_draws)):
        random = Random(f"{seed}:{draw}")  # noqa: S311 - nothing here is secret
        found |= dict.fromkeys(_faults_of_a_draw(kind, content, random))
    return list(found)


def _faults_of_a_draw(kind: LessonKind, content: dict[str, Any], random: Random) -> Iterator[str]:
    trials: dict[str, list[Trial]] = defaultdict(list)
    try:
        for trial in kind.prove(content, random):
            trials[trial.exercise].append(trial)
    except GradingUnavailable:
        raise
    except Exception as error:  # noqa: BLE001
        yield f"It cannot be tried: {_in_words(error)}."
        return
    for exercise, tried in trials.items():
        place = f"{exercise}: " if exercise else ""
        yield from (f"{place}{sentence}" for sentence in _faults_of(tried, kind.fewest_wrong))


def _faults_of(trials: list[Trial], fewest_wrong: int) -> Iterator[str]:
    roles = {role: [trial for trial in trials if trial.role == role] for role in ("reference", "untouched", "wrong")}
    for role in ("reference", "untouched"):
        if not roles[role]:
            yield f"Nothing was tried as {role}."
    if len(roles["wrong"]) < fewest_wrong:
        yield f"Only {len(roles['wrong'])} wrong ways are known; {fewest_wrong} must be tried, and fail."
    for trial in trials:
        if trial.passed != (trial.role == "reference"):
            yield _SENTENCES[trial.role].format(what=trial.what)


_SENTENCES: Final = {
    "reference": 'The reference does not pass ("{what}").',
    "untouched": 'It passes without anything done ("{what}").',
    "wrong": 'A wrong way passes ("{what}").',
}


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}, {error}"[:200].rstrip(" .")
