"""Sign and recover: what is drawn holds under the rules of signatures, worked out by another library."""

from random import Random

import pytest
from eth_account import Account
from eth_account.messages import encode_defunct

from chain.interactives.sign_and_recover.model import SignAndRecover
from chain.interactives.sign_and_recover.notes import Notes, draw_notes
from learning.interactives.model import play

MODEL = SignAndRecover()


@pytest.fixture(params=range(20))
def notes(request: pytest.FixtureRequest) -> Notes:
    return draw_notes(Random(request.param))  # noqa: S311 (puzzles)


def recovered(text: str, signature: str) -> str:
    return str(Account.recover_message(encode_defunct(text=text), signature=signature))


def test_another_library_recovers_the_same_signers(notes: Notes) -> None:
    for each in (*notes.sentences, *notes.pile, notes.altered):
        assert each.recovered == recovered(each.text, each.signature)


def test_one_of_four_notes_is_forged_and_each_change_is_of_one_character(notes: Notes) -> None:
    assert sum(each.is_forged for each in notes.pile) == 1
    assert not any(each.is_forged for each in notes.sentences)
    for signed, changes in zip(notes.sentences, notes.changes, strict=True):
        for text in changes:
            assert sum(one != other for one, other in zip(signed.text, text, strict=True)) == 1
            assert recovered(text, signed.signature) != signed.claimed


def test_both_ways_to_forge_come_and_neither_can_be_seen_from_the_ends() -> None:
    drawn = [draw_notes(Random(number)) for number in range(30)]  # noqa: S311 (puzzles)
    forged = [each.pile[each.forged] for each in drawn]
    twins = [one for one in forged if one.recovered[:6].lower() == one.claimed[:6].lower()]
    assert 5 < len(twins) < 25
    assert all(one.recovered[-4:].lower() == one.claimed[-4:].lower() for one in twins)


def test_what_the_learner_picked_is_what_is_signed_and_changed() -> None:
    moves = [{"sentence": "3", "needed": "text"}, {}, {"address": ""}, {"address": ""}]
    state = play(MODEL, seed="picked", options={}, moves=moves[:2])
    assert state.puzzle.signed == state.puzzle.sentences[2]
    assert state.puzzle.signed.text in str(MODEL.show(state).shown)
    moves = [*moves[:2], {"address": state.puzzle.signed.claimed}, {}, {"change": "2", "outcome": "other"}]
    state = play(MODEL, seed="picked", options={}, moves=moves)
    assert state.puzzle.altered.text == state.puzzle.changes[2][1]
    assert state.puzzle.altered.recovered in str(MODEL.show(state).shown)
