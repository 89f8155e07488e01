"""The work of an author who tries a code lesson: of nobody, and never saved."""

from typing import Any

from django.http import QueryDict

from learning.code.handed import read_draft
from learning.lesson_types.kind import Answers
from learning.models import CodeWork
from learning.models.code_work import CodeRoute


def tried_work(content: dict[str, Any], *, seed: str, answers: Answers) -> CodeWork:
    """The variant follows from `seed`, so that it stays while the lesson is tried."""
    variant = int(seed[:8], 16) % len(content["variants"])
    return CodeWork(
        seed=seed,
        variant=variant,
        route=answers.get("route", CodeRoute.TYPING),
        source=answers.get("source"),
        pieces=answers.get("pieces", []),
    )


def tried_draft(content: dict[str, Any], post: QueryDict, answers: Answers) -> Answers | None:
    """`answers` after a button that only keeps them, goes by another route or begins anew; None for handing in."""
    do = post.get("do", "")
    if do == "start_over":
        return {"route": answers.get("route", CodeRoute.TYPING.value)}
    if do in CodeRoute.values:
        return answers | read_draft(content, post).answers | {"route": do}
    return answers | read_draft(content, post).answers if do == "keep" else None
