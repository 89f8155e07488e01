"""The signing room: what its windows are, and what decisions are worth."""

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client

from chain.interactives.signing_room.kinds import KINDS, draw_room
from chain.interactives.signing_room.model import REFUSE, SIGN, Room, SigningRoom
from chain.interactives.signing_room.scene import Scene, draw_scene, like_address, like_host
from chain.interactives.signing_room.window import NOTHING, SITE, Window, deciding_lines, lines_of
from learning.interactives.model import play
from learning.interactives.proof import outcome_of, playthrough
from learning.lesson_types import compile_content
from learning.lesson_types.interactive import PASSING_SCORE
from learning.models import LessonDraw, User
from tests.builders import make_course, make_enrolment, make_lesson

ROOM = SigningRoom()
EVERY = [(kind, is_trap, draw) for kind, both in KINDS.items() for is_trap, draws in enumerate(both) for draw in draws]


def seeded(seed: str) -> Random:
    return Random(seed)  # noqa: S311 (puzzles)


@pytest.mark.parametrize(("kind", "is_trap", "draw"), EVERY, ids=lambda value: getattr(value, "__name__", ""))
def test_a_trap_has_lines_that_give_it_away_and_what_is_harmless_has_none(
    kind: str, is_trap: int, draw: Callable[[Scene], Window]
) -> None:
    for number in range(12):
        window = draw(draw_scene(seeded(f"window {number}")))
        assert window.kind == kind
        assert window.is_trap == is_trap
        shown, deciding = lines_of(window), deciding_lines(window)
        assert deciding
        assert set(deciding) <= set(shown)
        assert (deciding == [NOTHING]) == (not is_trap)
        # Each way in which it is given away points at something that stands in the window.
        for mark in window.deciding:
            assert mark in shown or any(mark in text for name, text in shown.items() if name.startswith("line-")), mark


@pytest.mark.parametrize("count", [4, 7, 24])
def test_half_of_the_windows_or_one_more_are_traps_and_kinds_come_equally_often(count: int) -> None:
    for number in range(20):
        room = draw_room(seeded(f"room {number}"), ("transfer", "batch"), count)
        assert len(room) == count
        assert sum(window.is_trap for window in room) - (count + 1) // 2 in (0, 1)
        kinds = [window.kind for window in room]
        assert abs(kinds.count("transfer") - kinds.count("batch")) <= 1


def test_the_same_story_is_told_of_traps_and_of_what_is_harmless() -> None:
    """Where a story alone gave it away, nobody would read the window."""
    stories: dict[bool, set[str]] = {True: set(), False: set()}
    for _kind, is_trap, draw in EVERY:
        stories[bool(is_trap)].add(draw(draw_scene(seeded("one story"))).story)
    assert len(stories[True] & stories[False]) >= 8


def test_what_looks_alike_is_not_the_same() -> None:
    random = seeded("alike")
    for host in ("shea-market.example", "kente-swap.example", "lagoon-pay.example", "harmattan-tickets.example"):
        found = {like_host(random, host) for _number in range(60)}
        assert host not in found
        assert len(found) >= 4
    address = draw_scene(random).address()
    twin = like_address(random, address)
    assert twin != address
    assert (twin[:7].lower(), twin[-5:].lower()) == (address[:7].lower(), address[-5:].lower())


def decide(room: Room, *, right: bool = True, line: bool = True, only: Callable[[Window], bool] | None = None) -> Room:
    """The room after a decision about the first window that `only` means and right ones about all others."""
    met = False
    state = room
    while not ROOM.is_over(state):
        move = ROOM.solve(state)
        if not state.is_told and not met and (only is None or only(state.window)):
            met = True
            if not right:
                move = {"answer": SIGN if state.window.is_trap else REFUSE, "line": move["line"]}
            if not line:
                deciding = deciding_lines(state.window)
                move = {
                    "answer": move["answer"],
                    "line": next(one for one in lines_of(state.window) if one not in deciding),
                }
        state = ROOM.apply(state, move)
    return state


def test_one_signed_trap_fails_a_short_room_and_one_needless_no_does_not() -> None:
    room = Room(draw_room(seeded("short"), tuple(KINDS), 8))
    assert ROOM.judge(decide(room)).score_percentage == 100
    signed = ROOM.judge(decide(room, right=False, only=lambda window: window.is_trap))
    assert signed.score_percentage == 75 < PASSING_SCORE
    assert "You signed" in ROOM.show(_told(room, SIGN, is_trap=True)).title
    refused = ROOM.judge(decide(room, right=False, only=lambda window: not window.is_trap))
    assert refused.score_percentage == 87
    other_line = ROOM.judge(decide(room, line=False))
    assert other_line.score_percentage == 93
    (wrong,) = (finding for finding in other_line.findings if not finding.is_right)
    assert wrong.expected != wrong.actual


def _told(room: Room, answer: str, *, is_trap: bool) -> Room:
    state = room
    while True:
        is_it = state.window.is_trap == is_trap and not state.is_told
        move = {"answer": answer, "line": NOTHING} if is_it else ROOM.solve(state)
        state = ROOM.apply(state, move)
        if is_it:
            return state


def test_a_room_of_24_goes_through_every_kind_and_can_be_passed() -> None:
    options = {"windows": 24}
    assert outcome_of(ROOM, seed="all", options=options, choose=ROOM.solve).score_percentage == 100
    states = [state for state, _move in playthrough(ROOM, seed="all", options=options, choose=ROOM.solve)]
    assert {window.kind for window in states[0].windows} == set(KINDS)
    assert states[0].windows != play(ROOM, seed="other", options=options, moves=[]).windows


@pytest.mark.django_db
def test_two_learners_see_different_windows_and_a_decision_of_one_is_none_of_the_other(
    amina: User, kwame: User, amina_client: Client, kwame_client: Client
) -> None:
    course = make_course(lessons=1)
    words = {"goal": "Decide.", "steps": "Read.", "hints": ["One.", "Two.", "Three."], "debrief": "Done."}
    lesson = make_lesson(course, "interactive", content=compile_content("interactive", words | {"model": ROOM.name}))
    for learner, client in ((amina, amina_client), (kwame, kwame_client)):
        make_enrolment(learner, course)
        client.get(lesson.get_absolute_url())
    hers, his = (LessonDraw.objects.get(user=learner) for learner in (amina, kwame))
    windows = [play(ROOM, seed=draw.seed, options={}, moves=[]).windows for draw in (hers, his)]
    assert windows[0] != windows[1]
    stolen = {"turn": f"{hers.pk}-0", "answer": REFUSE, "line": SITE}
    assert kwame_client.post(f"{lesson.get_absolute_url()}complete/", stolen).status_code == 409
    assert LessonDraw.objects.get(user=kwame).moves == []
