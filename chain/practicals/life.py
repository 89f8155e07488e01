"""Where and in which life of a chain an attempt stands, and which contract is its own."""

from chain.models import PracticalAttempt, PracticalInstance
from chain.networks import Network, credential_network, network_in_use, practice_network
from chain.practice.epoch import observe_practice_epoch, practice_epoch, present_life


def network_of(attempt: PracticalAttempt) -> Network | None:
    """None when the site has moved to other networks since."""
    return network_in_use(attempt.chain_id)


def epoch_on(network: Network) -> int:
    """Other networks than ours are not counted in lives: what was reset there has other transactions."""
    return practice_epoch() if network.chain_id == practice_network().chain_id else 0


def is_another_life(network: Network, genesis: str) -> bool:
    """Whether the node's chain has begun anew since we last took note of it, which is done here.

    What was read of such a chain belongs to no attempt yet. Raises ChainUnreachable and ChainRefused.
    """
    if network.chain_id != practice_network().chain_id:
        return False
    life = present_life()
    if life is not None and life.genesis_hash == genesis:
        return False
    return observe_practice_epoch() != (life.epoch if life is not None else 0)


def current_instance(attempt: PracticalAttempt) -> PracticalInstance | None:
    """The attempt's newest contract in the present life of its chain, standing or not."""
    return attempt.instances.filter(epoch=attempt.epoch).select_related("transaction").order_by("pk").last()


def replay_network() -> Network | None:
    """Where a lesson may be done once more for a mark of honour; None where the practice network is all there is."""
    network = credential_network()
    return None if network.chain_id == practice_network().chain_id else network
