"""What a story is made of. Each can be told by a scammer and by somebody honest, with the same first message.

The patterns are those that consumer bodies warn of: an unexpected contact, a hurry, secrecy, a way of theirs to check,
and one thing to do that cannot be undone (US Federal Trade Commission, "How to avoid a scam").
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

# What one can do. At the first message: go on, doubt, tell of oneself, leave. At the second: go on, doubt, leave. At
# the third, which asks for something: do it, doubt, the odd way, check by a way of one's own, leave.
GO: Final = "go"
DOUBT: Final = "doubt"
TELL: Final = "tell"
DO: Final = "do"
ODD: Final = "odd"
CHECK: Final = "check"
LEAVE: Final = "leave"

HURRY: Final = "hurry"
HUSH: Final = "hush"
ASK: Final = "ask"
AWAY: Final = "away"
PROMISE: Final = "promise"
SIGNS: Final[dict[str, Words]] = {
    HURRY: _("Hurry: it must be now"),
    HUSH: _("Secrecy: nobody else should know"),
    PROMISE: _("A promise that is too good"),
    AWAY: _("A link, an app or a person that only they name"),
    ASK: _("It asks for words, money up front, or a right to spend"),
}
# The same where there is little room.
SIGN_NAMES: Final[dict[str, Words]] = {
    HURRY: _("Hurry"),
    HUSH: _("Secrecy"),
    PROMISE: _("Too good"),
    AWAY: _("Their own way"),
    ASK: _("The ask"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """How one of the two goes on. `answers` are to doubts, by message; `odd` is to check by their own way with a
    scammer, to give what nobody asked for with somebody honest. `ends` says what came of what one did."""

    pull: Words
    ask: Words
    last: Words
    do: Words
    odd: Words
    odd_answer: Words
    doubt: Words
    answers: tuple[Words, Words, Words]
    ends: dict[str, Words]
    signs: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = ((), (), ())


@dataclass(frozen=True, slots=True)
class Story:
    """`replies` are to the first message and to the second. Texts may hold %(name)s, %(place)s, %(firm)s, %(site)s,
    %(sum)s and, in those of a scammer, %(hurry)s."""

    key: str
    title: Words
    intro: Words
    opening: Words
    replies: tuple[dict[str, Words], dict[str, Words]]
    check: Words
    scam: Side
    honest: Side
