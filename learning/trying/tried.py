"""How far somebody has come in trying a lesson. It lives in their session and nowhere else, one lesson at a time."""

from dataclasses import asdict, dataclass, field
from secrets import token_hex
from typing import Any, Final

from django.contrib.sessions.backends.base import SessionBase

_KEY: Final = "studio-try"


@dataclass(slots=True)
class Tried:
    """`edition` names the lesson and what it held: another one is begun anew. What was done is JSON."""

    edition: str
    seed: str = field(default_factory=lambda: token_hex(16))
    steps: dict[str, Any] = field(default_factory=dict)
    moves: list[Any] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)


def tried_in(session: SessionBase, edition: str) -> Tried:
    """What was done so far in this edition of the lesson; nothing, when it is another one."""
    kept = session.get(_KEY)
    return Tried(**kept) if isinstance(kept, dict) and kept.get("edition") == edition else Tried(edition)


def keep_tried(session: SessionBase, tried: Tried) -> None:
    session[_KEY] = asdict(tried)


def forget_tried(session: SessionBase) -> None:
    session.pop(_KEY, None)
