"""Every model behind an interactive lesson proves itself: right moves pass, blunders do not, nothing hidden shows."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from django.http import QueryDict
from django.template.loader import render_to_string

from learning.interactives import INTERACTIVES, register_interactive
from learning.interactives.model import InteractiveModel, begin, play
from learning.interactives.presented import present_screen
from learning.interactives.proof import FEWEST_BLUNDERS, misfits, outcome_of, playthrough
from learning.interactives.reading import NONE, in_digits, place_field, read_move
from learning.interactives.screen import Choice, Move, Number, Order, Screen, Several
from learning.lesson_types.interactive import PASSING_SCORE
from learning.tests.toy_interactive import GuessTheNumber

MODELS = [*INTERACTIVES.values(), GuessTheNumber()]
SEEDS = [f"seed {number}" for number in range(40)]
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)


def as_posted(screen: Screen, move: Move) -> QueryDict:
    """The form in which somebody makes this move."""
    post = QueryDict(mutable=True)
    for field in screen.fields:
        if isinstance(field, Order):
            for place, item in enumerate(move[field.name], start=1):
                post[place_field(field.name, item)] = str(place)
        elif isinstance(field, Several):
            for item in move[field.name] or [NONE]:
                post[place_field(field.name, item)] = "on"
        else:
            post[field.name] = move[field.name]
    return post


@every_model
def test_the_reference_passes_and_every_blunder_fails(model: InteractiveModel[Any]) -> None:
    assert len(model.blunders()) >= FEWEST_BLUNDERS
    for seed in SEEDS:
        right = outcome_of(model, seed=seed, options={}, choose=model.solve)
        assert right.score_percentage == 100
        assert all(finding.is_right for finding in right.findings)
        for name, blunder in model.blunders().items():
            wrong = outcome_of(model, seed=seed, options={}, choose=blunder)
            assert wrong.score_percentage < PASSING_SCORE, (seed, name)
            first = next(finding for finding in wrong.findings if not finding.is_right)
            assert first.expected != first.actual


@every_model
def test_a_screen_can_be_answered_and_shows_nothing_hidden(model: InteractiveModel[Any]) -> None:
    for seed in SEEDS[:12]:
        for choose in (model.solve, *model.blunders().values()):
            for state, move in playthrough(model, seed=seed, options={}, choose=choose):
                if model.is_over(state):
                    continue
                screen = model.show(state)
                assert misfits(screen, move) == []
                shown = str(present_screen(screen, {}, {}))
                if screen.picture:
                    picture = render_to_string(screen.picture, {"shown": screen.shown})
                    # 4 to the power of 7 must not be read out as 47.
                    assert not re.search(r"\d(</?(i|b|span|sup|sub|small|strong|code)\b[^>]*>)+\d", picture)
                    shown += picture
                assert [secret for secret in model.hidden(state) if secret in shown] == []
                assert 1 <= screen.number <= screen.total


@every_model
def test_what_the_form_reads_is_the_move_and_the_same_moves_give_the_same_state(model: InteractiveModel[Any]) -> None:
    moves: list[Move] = []
    for state, move in playthrough(model, seed="again", options={}, choose=model.solve):
        assert play(model, seed="again", options={}, moves=moves) == state
        if not model.is_over(state):
            screen = model.show(state)
            reading = read_move(screen, as_posted(screen, move))
            assert reading.errors == {}
            assert reading.move == move
            moves.append(move)


def any_move(random: Random, screen: Screen) -> Move:
    """What somebody might post who does not care, within what the fields take."""
    move: Move = {}
    for field in screen.fields:
        if isinstance(field, Choice):
            move[field.name] = random.choice(field.choices)[0]
        elif isinstance(field, Order):
            move[field.name] = random.sample([item for item, _words in field.items], len(field.items))
        elif isinstance(field, Several):
            move[field.name] = [item for item, _words in field.items if random.random() < 0.5]
        else:
            number = random.choice((field.least, field.most, (field.least + field.most) / 3))
            move[field.name] = str(int(number)) if field.is_whole else in_digits(number)
    return move


@every_model
def test_any_moves_lead_to_an_end_and_show_nothing_hidden(model: InteractiveModel[Any]) -> None:
    random = Random(7)  # noqa: S311 - a test that can be repeated
    for seed in SEEDS[:12]:
        for state, _move in playthrough(
            model, seed=seed, options={}, choose=lambda state: any_move(random, model.show(state))
        ):
            if model.is_over(state):
                outcome = model.judge(state)
                assert 0 <= outcome.score_percentage <= 100
                assert all(finding.expected and finding.actual for finding in outcome.findings)
                continue
            screen = model.show(state)
            shown = str(present_screen(screen, {}, {}))
            assert [secret for secret in model.hidden(state) if secret in shown] == []


@every_model
def test_another_seed_draws_something_else(model: InteractiveModel[Any]) -> None:
    drawn = [begin(model, seed=seed, options={}) for seed in SEEDS]
    assert sum(state != drawn[0] for state in drawn) > len(SEEDS) // 2


@every_model
def test_a_form_that_makes_no_sense_is_refused_field_by_field(model: InteractiveModel[Any]) -> None:
    screen = model.show(begin(model, seed="odd", options={}))
    names = {field.name for field in screen.fields}
    for odd in ("", "many", "-1", "9" * 60, "\x00", "1e9999"):
        post = QueryDict(mutable=True)
        for field in screen.fields:
            post[field.name] = odd
        assert set(read_move(screen, post).errors) == names


NUMBER = Screen("t", 1, 1, "b", fields=(Number("n", "N", is_whole=False),))
WHOLE = Screen("t", 1, 1, "b", fields=(Number("n", "N"),))
CHOICE = Screen("t", 1, 1, "b", fields=(Choice("n", "N", [("a", "A")]),))
SEVERAL = Screen("t", 1, 1, "b", fields=(Several("n", "N", [("a", "A"), ("b", "B")], none="Neither"),))
ORDER = Screen("t", 1, 1, "b", fields=(Order("n", "N", [("a", "A"), ("b", "B")]),))


@pytest.mark.parametrize(
    ("screen", "posted", "move"),
    [
        (WHOLE, "n=50.000", {"n": "50000"}),
        (WHOLE, "n=50,000", {"n": "50000"}),
        (WHOLE, "n=٤٢", {"n": "42"}),
        (NUMBER, "n=0.0250", {"n": "0.025"}),
        (NUMBER, "n=1,234&n-means=1.234", {"n": "1.234"}),
        (CHOICE, "n=a", {"n": "a"}),
        (ORDER, "n-a=2&n-b=1", {"n": ["b", "a"]}),
        (SEVERAL, "n-b=on&n-c=on", {"n": ["b"]}),
        (SEVERAL, "n-none=on", {"n": []}),
    ],
)
def test_a_move_is_read_as_people_write_it(screen: Screen, posted: str, move: Move) -> None:
    reading = read_move(screen, QueryDict(posted))
    assert (reading.move, reading.errors) == (move, {})


@pytest.mark.parametrize(
    ("screen", "posted", "words"),
    [
        (WHOLE, "n=2.5", "whole number"),
        (NUMBER, "n=1,234", "Which do you mean?"),
        (NUMBER, "n=" + "9" * 20, "or less"),
        (CHOICE, "n=b", "not one of the choices"),
        (ORDER, "n-a=1&n-b=1", "given twice"),
        (ORDER, "n-a=1", "its place"),
        (SEVERAL, "n-a=on&n-none=on", "Which do you mean?"),
        (ORDER, "n-a=1&n-b=7", "not one of the choices"),
    ],
)
def test_a_move_that_is_not_clear_is_asked_back(screen: Screen, posted: str, words: str) -> None:
    reading = read_move(screen, QueryDict(posted))
    assert words in reading.errors["n"]
    assert reading.typed


def test_what_was_typed_is_shown_again_with_both_readings() -> None:
    (field,) = present_screen(NUMBER, {"n": "1,234", "n-means": "1234"}, {"n": "?"})["fields"]
    assert field["value"] == "1,234"
    assert field["readings"] == [{"value": "1234", "is_chosen": True}, {"value": "1.234", "is_chosen": False}]


def test_a_name_is_taken_once() -> None:
    with pytest.raises(ValueError, match="fees_and_gas"):
        register_interactive(INTERACTIVES["fees_and_gas"])


def test_the_library_uses_models_that_there_are() -> None:
    library = Path(__file__).parents[1] / "library"
    sources = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in library.glob("*/*.yaml")]
    used = {source["model"] for source in sources if source.get("type") == "interactive"}
    assert used <= set(INTERACTIVES)
