"""What the conduct in a chat, and the signs that were named, are worth. In per cent."""

from typing import Final

from learning.interactives.scam_chat.chat import Chat
from learning.interactives.scam_chat.story import CHECK, DO, LEAVE, ODD, TELL

# Of a chat, what the conduct is worth; the rest is for the signs.
_CONDUCT: Final = 60
# Who gives away what cannot be called back does not pass, and neither does who turns away somebody honest.
MOST_IF_LOST: Final = 60
MOST_IF_TURNED_AWAY: Final = 75
_FOR_TELLING: Final = 50
_AT_ONCE: Final = 50
_AFTER_THE_PRESSURE: Final = 70


def is_lost(chat: Chat, replies: tuple[str, ...]) -> bool:
    """Whether something was given away that cannot be called back."""
    return replies[-1] == ODD or (replies[-1] == DO and not chat.is_honest)


def is_turned_away(chat: Chat, replies: tuple[str, ...]) -> bool:
    return chat.is_honest and replies[-1] == LEAVE


def conduct(chat: Chat, replies: tuple[str, ...]) -> int:
    """Best is to leave a scammer, or to check by a way of one's own, once it is clear what it is about, and to stay
    with somebody honest. At the very first message nobody can know."""
    if is_lost(chat, replies) or is_turned_away(chat, replies):
        return 0
    worth = 100
    if not chat.is_honest and replies[-1] in (LEAVE, CHECK):
        worth = {1: _AT_ONCE, 4: _AFTER_THE_PRESSURE}.get(len(replies), 100)
    return worth - (_FOR_TELLING if TELL in replies else 0)


def naming(named: list[str], seen: list[str]) -> int:
    """One sign too many or too few is half right."""
    return {0: 100, 1: 50}.get(len(set(named) ^ set(seen)), 0)


def of_chat(conduct_worth: int, naming_worth: int) -> int:
    return (_CONDUCT * conduct_worth + (100 - _CONDUCT) * naming_worth) // 100
