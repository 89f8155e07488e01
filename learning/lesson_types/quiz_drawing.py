"""What one attempt at a quiz asks: so many of its questions, evenly from its pools, in an order of their own."""

from collections import defaultdict
from typing import Any

from learning.content.markdown import PageRenderer
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.kind import shuffled_ids


def draw_quiz(content: dict[str, Any], *, seed: str) -> dict[str, Any]:
    """`content`, compiled, with the questions that `seed` draws, each concrete. The same seed draws the same."""
    questions = {question["id"]: question for question in content["questions"]}
    chosen = _chosen(questions, content.get("draw", len(questions)), seed)
    page = PageRenderer()
    drawn = [draw_question(questions[name], seed=seed, page=page) for name in shuffled_ids(chosen, f"{seed}:order")]
    return content | {"questions": drawn}


def questions_asked(content: dict[str, Any]) -> int:
    """How many questions an attempt has."""
    written = len(content["questions"])
    return min(int(content.get("draw", written)), written)


def _chosen(questions: dict[str, dict[str, Any]], count: int, seed: str) -> list[str]:
    """One of each pool in turn, until there are `count`."""
    pools: dict[str, list[str]] = defaultdict(list)
    for name in shuffled_ids(list(questions), f"{seed}:questions"):
        pools[questions[name].get("pool", "")].append(name)
    chosen: list[str] = []
    waiting = [pools[name] for name in shuffled_ids(list(pools), f"{seed}:pools")]
    while waiting and len(chosen) < count:
        chosen += [pool.pop() for pool in waiting[: count - len(chosen)]]
        waiting = [pool for pool in waiting if pool]
    return chosen
