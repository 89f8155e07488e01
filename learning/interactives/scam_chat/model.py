"""The model `scam_chat`: three chats, of which some are scams and some are not. One replies, leaves or checks, and
afterwards names the signs that were to be seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.model import Finding, InteractiveModel, Options, Outcome
from learning.interactives.scam_chat.chat import (
    CHATS,
    Chat,
    draw_chats,
    is_ended,
    offered,
    signs_of,
    transcript,
    unsaid,
)
from learning.interactives.scam_chat.story import CHECK, DO, GO, LEAVE, ODD, SIGN_NAMES, SIGNS, TELL
from learning.interactives.scam_chat.worth import (
    MOST_IF_LOST,
    MOST_IF_TURNED_AWAY,
    conduct,
    is_lost,
    is_turned_away,
    naming,
    of_chat,
)
from learning.interactives.screen import Choice, Move, Screen, Several, Verdict

_CHAT: Final = "learning/interactives/_chat.html"


@dataclass(frozen=True, slots=True)
class State:
    """`step` counts the chats from 0. `named` is None until the signs of the chat were named; then one reads how it
    was. `worth` is what each chat so far was worth, `most` what the whole can still be worth."""

    chats: tuple[Chat, ...]
    step: int = 0
    replies: tuple[str, ...] = ()
    named: tuple[str, ...] | None = None
    worth: tuple[int, ...] = ()
    most: int = 100
    is_over: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def chat(self) -> Chat:
        return self.chats[self.step]


class ScamChat(InteractiveModel[State]):
    name = "scam_chat"
    proves = gettext_lazy("Told scams from honest chats and named the signs: %(right)d of %(of)d right.")

    def draw(self, random: Random, options: Options) -> State:
        return State(draw_chats(random))

    def show(self, state: State) -> Screen:
        chat, is_done = state.chat, is_ended(state.chat, state.replies)
        if state.named is not None:
            return _show_told(state)
        if is_done:
            field: Choice | Several = Several(
                "signs",
                _("Which signs of a scam were in this chat?"),
                [(sign, str(words)) for sign, words in SIGNS.items()],
                none=_("None of these"),
            )
        else:
            field = Choice("reply", _("What do you do?"), offered(chat, state.replies))
        return Screen(
            title=_("Look back") if is_done else str(chat.story.title),
            number=state.step + 1,
            total=CHATS,
            button=_("Name them") if is_done else _("Do it"),
            paragraphs=() if is_done else (chat.say(chat.story.intro),),
            picture=_CHAT,
            shown=_shown(chat, state.replies),
            fields=(field,),
        )

    def apply(self, state: State, move: Move) -> State:
        if state.named is not None:
            is_last = state.step == CHATS - 1
            step = state.step if is_last else state.step + 1
            return replace(state, step=step, replies=() if not is_last else state.replies, named=None, is_over=is_last)
        if is_ended(state.chat, state.replies):
            return _graded(state, move["signs"])
        return replace(state, replies=(*state.replies, move["reply"]))

    def is_over(self, state: State) -> bool:
        return state.is_over

    def judge(self, state: State) -> Outcome:
        return Outcome(min(state.most, sum(state.worth) // CHATS), list(state.findings))

    def solve(self, state: State) -> Move:
        if state.named is not None:
            return {}
        if is_ended(state.chat, state.replies):
            return {"signs": signs_of(state.chat, state.replies)}
        return {"reply": (GO, GO, CHECK, CHECK)[len(state.replies)]}

    def blunders(self) -> Mapping[str, Callable[[State], Move]]:
        return {
            "tells everybody everything": lambda state: self._but(state, TELL),
            "does what it is told": lambda state: self._but(state, DO),
            "checks by the way that is offered": lambda state: self._but(state, ODD, DO),
            "leaves everybody at once": lambda state: self._but(state, LEAVE),
            "leaves everybody who asks for something": lambda state: self._but(
                state, *[LEAVE] * (len(state.replies) > 1)
            ),
            "sees signs everywhere": lambda state: (
                self.solve(state) | ({"signs": list(SIGNS)} if _asks_signs(state) else {})
            ),
        }

    def hidden(self, state: State) -> list[str]:
        if state.named is not None:
            return []
        return [str(escape(words)) for words in unsaid(state.chat, state.replies)]

    def _but(self, state: State, *wishes: str) -> Move:
        """The right move, but for the first of `wishes` that is offered as a reply."""
        move = self.solve(state)
        if "reply" in move:
            can = [reply for reply, _words in offered(state.chat, state.replies)]
            move["reply"] = next((wish for wish in wishes if wish in can), move["reply"])
        return move


def _asks_signs(state: State) -> bool:
    return state.named is None and is_ended(state.chat, state.replies)


def _graded(state: State, named: list[str]) -> State:
    chat, replies = state.chat, state.replies
    seen = signs_of(chat, replies)
    did, saw = conduct(chat, replies), naming(named, seen)
    most = state.most
    if is_lost(chat, replies):
        most = min(most, MOST_IF_LOST)
    elif is_turned_away(chat, replies):
        most = min(most, MOST_IF_TURNED_AWAY)
    title = str(chat.story.title)
    findings = (
        Finding(
            _("%(chat)s: what you did") % {"chat": title},
            did == 100,
            _wanted(chat),
            _done(chat, replies),
            _why(chat, replies),
        ),
        Finding(_("%(chat)s: the signs") % {"chat": title}, saw == 100, _listed(seen), _listed(named)),
    )
    return replace(
        state,
        named=tuple(named),
        worth=(*state.worth, of_chat(did, saw)),
        most=most,
        findings=(*state.findings, *findings),
    )


def _show_told(state: State) -> Screen:
    chat, replies = state.chat, state.replies
    seen = signs_of(chat, replies)
    did = conduct(chat, replies)
    is_named = set(state.named or ()) == set(seen)
    signs = _("You named the signs rightly.") if is_named else _("The signs are marked below.")
    return Screen(
        title=_("Somebody honest") if chat.is_honest else _("A scam"),
        number=state.step + 1,
        total=CHATS,
        button=_("See the result") if state.step == CHATS - 1 else _("Next chat"),
        picture=_CHAT,
        shown=_shown(chat, replies, with_signs=True),
        verdict=Verdict(did == 100, _praise(chat, replies), f"{_why(chat, replies)} {signs}"),
    )


def _praise(chat: Chat, replies: tuple[str, ...]) -> str:
    if is_lost(chat, replies):
        return _("You gave away what cannot be called back.")
    if is_turned_away(chat, replies):
        return _("You turned away somebody honest.")
    return _("Well done.") if conduct(chat, replies) == 100 else _("You came away, but not as well as you could.")


def _why(chat: Chat, replies: tuple[str, ...]) -> str:
    if is_lost(chat, replies):
        return (
            _("Honest people never ask for it, and cannot use it.")
            if chat.is_honest
            else _("That was all it was about.")
        )
    if is_turned_away(chat, replies):
        return _("Nothing was asked that could have harmed you.")
    if TELL in replies:
        return _("What you told of yourself at the beginning, a stranger now knows.")
    if chat.is_honest:
        return _("No hurry, no secret, and nothing you could have lost.")
    if len(replies) == 1:
        return _("At the first message nobody can know. You would have left somebody honest as well.")
    if len(replies) > len(chat.side.signs):
        return _("It was clear one message earlier. Each further one wears you down.")
    return _("You left in time.") if replies[-1] == LEAVE else _("You asked where no scammer can answer.")


def _wanted(chat: Chat) -> str:
    if chat.is_honest:
        return _("Stay, do it or check it, and tell nothing that nobody needs")
    return _("Leave, or check by a way of your own, once you see what it is about; tell nothing before")


def _done(chat: Chat, replies: tuple[str, ...]) -> str:
    acts = [bubble.words for bubble in transcript(chat, replies) if bubble.who == "act"]
    told = [bubble.words for bubble in transcript(chat, replies)[1:2] if TELL in replies]
    return "; ".join([*told, *acts])


def _listed(signs: list[str]) -> str:
    return "; ".join(str(words) for sign, words in SIGNS.items() if sign in signs) or _("None of these")


def _shown(chat: Chat, replies: tuple[str, ...], *, with_signs: bool = False) -> dict[str, Any]:
    bubbles: list[dict[str, Any]] = [
        {
            "who": bubble.who,
            "words": bubble.words,
            "signs": [str(SIGN_NAMES[sign]) for sign in bubble.signs] if with_signs else [],
        }
        for bubble in transcript(chat, replies)
    ]
    # What came since the last reply is set apart.
    last = max((place for place, one in enumerate(bubbles) if one["who"] in ("you", "act")), default=-1)
    for place, bubble in enumerate(bubbles):
        bubble["is_new"] = place > last and not with_signs
    return {"name": chat.name, "initial": chat.name[0], "bubbles": bubbles}
