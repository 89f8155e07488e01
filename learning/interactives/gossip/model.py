"""The model `gossip`: write the next event of a small hashgraph, say what an event knows and how strongly it sees
another, find where a round begins, and read the votes that nobody sends."""

from collections.abc import Callable, Mapping
from random import Random

from django.utils.translation import gettext_lazy

from learning.interactives.gossip.puzzle import Gossip, draw_gossip
from learning.interactives.gossip.reading_parts import NONE, NextEvent, StronglySeen, WhatIsKnown
from learning.interactives.gossip.voting_parts import ACheat, NewRound, VotesUnsent
from learning.interactives.model import Options
from learning.interactives.parts import PartsModel, Run
from learning.interactives.screen import Move


class GossipAboutGossip(PartsModel[Gossip]):
    name = "gossip"
    proves = gettext_lazy("Read a hashgraph and the votes nobody sends: %(right)d of %(of)d right.")
    parts = (NextEvent(), WhatIsKnown(), StronglySeen(), NewRound(), VotesUnsent(), ACheat())

    def draw_puzzle(self, random: Random, options: Options) -> Gossip:
        return draw_gossip(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Gossip]], Move]]:
        return {
            "swaps the two hashes": lambda run: self.but(
                run, own=run.puzzle.next_event.other, other=run.puzzle.next_event.own
            ),
            "thinks that all know everything": lambda run: self.but(run, known0=_last_word(run.puzzle)),
            "knows nothing of what was told on": lambda run: self.but(run, known0=NONE, known1=NONE),
            "counts all members": lambda run: self.but(run, through="4", strongly="yes"),
            "opens the round at the second event": lambda run: self.but(
                run, first=run.puzzle.graph.of(run.puzzle.climber)[1]
            ),
            "lets everybody vote yes": lambda run: self.but(run, **{f"vote{number}": "yes" for number in range(4)}),
        }


def _last_word(puzzle: Gossip) -> str:
    """The latest event of the first member asked about."""
    return puzzle.graph.of(puzzle.strangers[0])[-1]
