"""Which kinds of windows there are, how each may be harmless or a trap, and a room of them."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

from chain.interactives.signing_room import accounts, messages, payments, rights
from chain.interactives.signing_room.scene import Scene, draw_scene
from chain.interactives.signing_room.window import Window

Draw = Callable[[Scene], Window]

# (harmless, traps) of each kind.
KINDS: Final[Mapping[str, tuple[tuple[Draw, ...], tuple[Draw, ...]]]] = {
    "sign_in": (
        (messages.signs_in,),
        (messages.signs_in_elsewhere, messages.says_more, messages.names_another_uri),
    ),
    "lookalike_domain": ((messages.knows_the_host,), (messages.looks_like_the_host,)),
    "transfer": (
        (payments.pays, payments.pays_in_tokens),
        (payments.pays_tenfold, payments.pays_tokens_tenfold, payments.pays_for_a_prize),
    ),
    "lookalike_address": ((payments.pays_a_friend,), (payments.pays_a_twin,)),
    "approval": (
        (rights.approves_enough, rights.takes_approval_back),
        (rights.approves_without_end, rights.approves_a_stranger, rights.claims_tokens),
    ),
    "permit": (
        (rights.permits_enough,),
        (rights.permits_without_end, rights.permits_a_stranger, rights.verifies_a_wallet),
    ),
    "approval_for_all": (
        (rights.lets_a_market_sell, rights.takes_market_back),
        (rights.lets_a_stranger_sell, rights.mints_for_free),
    ),
    "delegation": (
        (accounts.delegates_at_home, accounts.takes_delegation_back),
        (accounts.upgrades_for_a_gift, accounts.delegates_elsewhere),
    ),
    "batch": (
        (accounts.swaps_at_once, accounts.pays_two),
        (accounts.swaps_with_a_guest, accounts.swaps_without_end, accounts.pays_three),
    ),
    "blind_hash": (
        (messages.signs_words,),
        (messages.signs_a_hash, messages.signs_unseen, messages.calls_unknown),
    ),
}


def draw_room(random: Random, kinds: Sequence[str], count: int) -> tuple[Window, ...]:
    """`count` windows of these kinds, each kind as often as the others.

    Half of them are traps, or one more than half, so that counting does not tell what the last one is.
    """
    scene = draw_scene(random)
    traps = (count + 1) // 2 + random.randint(0, 1)
    are_traps = [place < traps for place in range(count)]
    random.shuffle(are_traps)
    rounds = [random.sample(kinds, len(kinds)) for _round in range(-(-count // len(kinds)))]
    chosen = [kind for each in rounds for kind in each][:count]
    return tuple(random.choice(KINDS[kind][is_trap])(scene) for kind, is_trap in zip(chosen, are_traps, strict=True))
