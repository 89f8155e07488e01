"""One chat: who writes, what has been said after some replies, and what can be replied now."""

from dataclasses import dataclass
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.people import NAMES
from learning.interactives.scam_chat.stories import STORIES
from learning.interactives.scam_chat.story import CHECK, DO, DOUBT, GO, LEAVE, ODD, SIGNS, TELL, Side, Story

CHATS: Final = 3
# What ends a chat at once; with somebody honest the odd way does, too.
_ENDINGS: Final = (DO, CHECK, LEAVE)
_REPLIES: Final = ((GO, DOUBT, TELL, LEAVE), (GO, DOUBT, LEAVE), (DO, DOUBT, ODD, CHECK, LEAVE), (DO, CHECK, LEAVE))
_PLACES: Final = (
    "Accra",
    "Busan",
    "Lima",
    "Lyon",
    "Oslo",
    "Perth",
    "Porto",
    "Pune",
    "Quebec",
    "Quito",
    "Tunis",
    "Turin",
)
_FIRMS: Final = ("Lumeva", "Tapira", "Okavo", "Quillora", "Vandrine", "Bellamar", "Norrstad")
_SITES: Final = ("wallet-relink.example", "safe-claim.example", "coin-orchard.example", "token-desk.example")
_HURRIES: Final = (
    gettext_lazy("Please do it within 20 minutes."),
    gettext_lazy("It must be done before six today."),
    gettext_lazy("Tonight is the last chance."),
)


@dataclass(frozen=True, slots=True)
class Bubble:
    """One line of a chat. `who`: "they" write, "you" write, "act" is what you do, "end" what came of it."""

    who: str
    words: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chat:
    """`rank` is the order in which replies are offered; `hurry` says which one a scammer makes."""

    number: int
    is_honest: bool
    name: str
    place: str
    firm: str
    site: str
    sum: int
    hurry: int
    rank: tuple[str, ...]

    @property
    def story(self) -> Story:
        return STORIES[self.number]

    @property
    def side(self) -> Side:
        return self.story.honest if self.is_honest else self.story.scam

    def say(self, words: object) -> str:
        """`words` of the story, with the names of this chat."""
        names = {
            "name": self.name,
            "place": self.place,
            "firm": self.firm,
            "site": self.site,
            "sum": self.sum,
            "hurry": _HURRIES[self.hurry],
        }
        return str(words) % names


def draw_chats(random: Random) -> tuple[Chat, ...]:
    """Of different stories; at least one is a scam, and at least one is not."""
    honest = random.choice((1, 2))
    sides = random.sample([True] * honest + [False] * (CHATS - honest), CHATS)
    stories = random.sample(range(len(STORIES)), CHATS)
    names = random.sample(NAMES, CHATS)
    return tuple(
        Chat(
            number=story,
            is_honest=side,
            name=name,
            place=random.choice(_PLACES),
            firm=random.choice(_FIRMS),
            site=random.choice(_SITES),
            sum=random.randrange(150, 950, 50),
            hurry=random.randrange(len(_HURRIES)),
            rank=tuple(random.sample((GO, DOUBT, TELL, DO, ODD, CHECK), 6)),
        )
        for story, side, name in zip(stories, sides, names, strict=True)
    )


def is_ended(chat: Chat, replies: tuple[str, ...]) -> bool:
    last = replies[-1] if replies else ""
    return last in _ENDINGS or (last == ODD and chat.is_honest)


def offered(chat: Chat, replies: tuple[str, ...]) -> list[tuple[str, str]]:
    """What can be replied now, with its words; to leave stands last."""
    can = [one for one in (*chat.rank, LEAVE) if one in _REPLIES[len(replies)]]
    return [(one, _reply_words(chat, len(replies), one)) for one in can]


def transcript(chat: Chat, replies: tuple[str, ...]) -> list[Bubble]:
    """All that was said and done."""
    side = chat.side
    said = [Bubble("they", chat.say(chat.story.opening))]
    following = ((side.pull, 0), (side.ask, 1), (side.last, 2))
    for place, reply in enumerate(replies):
        is_act = reply in (DO, ODD, CHECK, LEAVE)
        said.append(Bubble("act" if is_act else "you", _reply_words(chat, place, reply)))
        if is_ended(chat, replies[: place + 1]):
            said.append(Bubble("end", chat.say(side.ends[reply])))
            break
        answer = {DOUBT: side.answers[min(place, 2)], ODD: side.odd_answer}.get(reply)
        if answer:
            said.append(Bubble("they", chat.say(answer)))
        words, signs = following[place]
        said.append(Bubble("they", chat.say(words), side.signs[signs]))
    return said


def signs_of(chat: Chat, replies: tuple[str, ...]) -> list[str]:
    """The signs that were to be seen in what was said, in the order of SIGNS."""
    seen = {sign for bubble in transcript(chat, replies) for sign in bubble.signs}
    return [sign for sign in SIGNS if sign in seen]


def unsaid(chat: Chat, replies: tuple[str, ...]) -> list[str]:
    """What has not been said or come of it yet."""
    side = chat.side
    words = [chat.say(one) for one in (side.pull, side.ask, side.last, *side.ends.values())]
    shown = {bubble.words for bubble in transcript(chat, replies)}
    return [one for one in words if one not in shown]


def _reply_words(chat: Chat, place: int, reply: str) -> str:
    if reply == LEAVE:
        return _("End the chat and block %(name)s") % {"name": chat.name}
    if place < len(chat.story.replies):
        return chat.say(chat.story.replies[place][reply])
    words = {DO: chat.side.do, ODD: chat.side.odd, DOUBT: chat.side.doubt, CHECK: chat.story.check}
    return chat.say(words[reply])
