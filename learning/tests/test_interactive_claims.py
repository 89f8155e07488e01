"""What the models of interactive lessons teach holds: worked out a second time, in another way."""

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from learning.interactives.gossip.graph import Hashgraph
from learning.interactives.gossip.puzzle import draw_gossip
from learning.interactives.pool_slippage.pool import Pool, least_out, worst_sandwich
from learning.interactives.pool_slippage.puzzle import draw_trades
from learning.interactives.scam_chat.chat import Chat, draw_chats, is_ended, offered, signs_of, transcript
from learning.interactives.scam_chat.stories import STORIES
from learning.interactives.scam_chat.story import ASK, LEAVE, SIGNS
from learning.interactives.seven_nodes.messages import ENOUGH, LIARS, NODES, NOTHING, SOME, YOU, Round, draw_network

DRAWS = range(60)


def drawing(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - a test that can be repeated


def test_two_orders_can_never_both_be_final_with_two_liars_and_can_with_three() -> None:
    groups = [set(group) for group in combinations(range(NODES), ENOUGH)]
    shared = min(len(one & other) for one in groups for other in groups)
    assert shared > LIARS
    assert SOME > LIARS
    assert shared <= 3


@pytest.mark.parametrize("seed", DRAWS)
def test_what_a_node_hears_can_be_heard_when_two_of_seven_lie(seed: int) -> None:
    """There are two nodes such that all the others kept to the rules: they vote only for what five passed on to them,
    when the two may have told each something else."""
    network = draw_network(drawing(seed))
    for heard in (network.first, network.second, network.third):
        assert any(_is_honest_but_for(heard, set(liars)) for liars in combinations(range(1, NODES), LIARS))
    ends = {network.second.is_reached, network.third.is_reached}
    assert ends == {True, False}


def _is_honest_but_for(heard: Round, liars: set[int]) -> bool:
    honest = [node for node in range(NODES) if node not in liars]
    for value in set(heard.passed):
        told_so = sum(heard.passed[node] == value for node in honest)
        if any(heard.votes[node] == value for node in honest if node != YOU) and told_so + LIARS < ENOUGH:
            return False
    voted = {heard.votes[node] for node in honest} - {NOTHING}
    is_one_story = heard.proposer in liars or len({heard.passed[node] for node in honest}) == 1
    return len(voted) <= 1 and is_one_story


@pytest.mark.parametrize("seed", DRAWS)
def test_a_hashgraph_has_the_rounds_of_the_paper(seed: int) -> None:
    graph = draw_gossip(drawing(seed)).graph
    ancestors: dict[str, set[str]] = {}
    rounds: dict[str, int] = {}
    witnesses: dict[int, set[str]] = {}
    for event in graph.events:
        ancestors[event.name] = {event.name}.union(*(ancestors[parent] for parent in event.parents))
        number = max((rounds[parent] for parent in event.parents), default=1)
        strongly = [one for one in witnesses.get(number, ()) if 3 * _through(graph, ancestors, event.name, one) > 2 * 4]
        number += 3 * len(strongly) > 2 * 4
        rounds[event.name] = number
        if not event.own or rounds[event.own] < number:
            witnesses.setdefault(number, set()).add(event.name)
    assert {event.name: graph.round_of(event.name) for event in graph.events} == rounds
    assert {number: set(graph.witnesses(number)) for number in witnesses} == witnesses
    assert len(witnesses[2]) == 4


def _through(graph: Hashgraph, ancestors: dict[str, set[str]], event: str, earlier: str) -> int:
    return len({graph.member_of(one) for one in ancestors[event] if earlier in ancestors[one]})


@pytest.mark.parametrize("seed", DRAWS)
def test_a_pool_never_loses_and_a_sandwich_takes_no_more_than_the_limit(seed: int) -> None:
    puzzle = draw_trades(drawing(seed))
    for pool in (puzzle.small, puzzle.big, Pool(7, 11, 30)):
        for amount in (0, 1, 997, 10**9):
            after = pool.after(amount)
            assert after.coming * after.going >= pool.coming * pool.going
            assert after.going > 0
    small = puzzle.small
    assert small.coming * small.going == small.after(puzzle.amount).coming * small.after(puzzle.amount).going
    for limit in map(Fraction, ("0", "0.3", "1", "5", "50", "100")):
        least = least_out(puzzle.quote, limit)
        made = worst_sandwich(puzzle.big, puzzle.trade, least)
        assert made.you_get >= least
        if limit < 100:
            assert puzzle.big.after(made.bot_pays + 1).out(puzzle.trade) < least
    tight, wide = Fraction(max(puzzle.drifts), 10), Fraction(100 * puzzle.budget, puzzle.quote)
    assert tight < wide
    assert puzzle.late_quote >= least_out(puzzle.quote, tight)
    assert puzzle.cost(tight) <= puzzle.budget < puzzle.cost(wide + 1)


@pytest.mark.parametrize("seed", DRAWS)
def test_impermanent_loss_is_that_of_the_formula(seed: int) -> None:
    """2√r / (1 + r) - 1, where r is how many times the price is what it was."""
    puzzle = draw_trades(drawing(seed))
    first, second = puzzle.share_now
    assert first * second == puzzle.share[0] * puzzle.share[1]
    ratio = puzzle.ratio
    assert puzzle.loss / puzzle.kept_value == 1 - 2 * ratio / (1 + ratio**2)
    assert puzzle.loss.denominator == 1
    assert puzzle.loss > 0


def all_replies(chat: Chat, replies: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every way a chat can go."""
    if is_ended(chat, replies):
        return [replies]
    return [way for reply, _words in offered(chat, replies) for way in all_replies(chat, (*replies, reply))]


def test_every_chat_comes_to_an_end_whatever_is_said_and_shows_signs_only_when_it_is_a_scam() -> None:
    told = {chat.number * 2 + chat.is_honest: chat for seed in DRAWS for chat in draw_chats(drawing(seed))}
    assert len(told) == 2 * len(STORIES)
    for chat in told.values():
        for replies in all_replies(chat):
            said = transcript(chat, replies)
            assert said[-1].who == "end"
            assert all(bubble.words and "%(" not in bubble.words for bubble in said)
            assert len(said) == 1 or said[0] == transcript(chat, ())[0]
            signs = signs_of(chat, replies)
            assert set(signs) < set(SIGNS)
            if chat.is_honest:
                assert not signs
            elif len(replies) > 2:
                assert ASK in signs


def test_at_the_first_message_nobody_can_know_who_writes() -> None:
    """The same names make the same first message and offer the same replies."""
    for seed in DRAWS:
        for chat in draw_chats(drawing(seed)):
            other = Chat(**{name: getattr(chat, name) for name in Chat.__slots__} | {"is_honest": not chat.is_honest})
            assert transcript(chat, ()) == transcript(other, ())
            assert offered(chat, ()) == offered(other, ())
            assert offered(chat, ())[-1][0] == LEAVE
