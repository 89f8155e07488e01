"""What has become of the certificate contract: testnets are reset now and then, and a killed devnet loses blocks."""

from dataclasses import dataclass
from enum import Enum, auto

from chain import gateway
from chain.contracts.collection import Collection
from chain.models import ContractDeployment
from chain.sending.nonce_repair import will_be_sent_again


class Standing(Enum):
    STANDS = auto()
    LOST = auto()  # the block it was deployed in is lost: the sender sends the same bytes again
    GONE = auto()  # the chain was reset, or is another one


def standing(deployment: ContractDeployment) -> Standing:
    """Asks the chain two or three questions. Raises ChainUnreachable and ChainRefused."""
    if deployment.address is None:
        return Standing.GONE
    if Collection(deployment.address).is_there():
        return Standing.STANDS if is_same_chain(origin_of(deployment)) else Standing.GONE
    return Standing.LOST if will_be_sent_again(deployment.transaction) else Standing.GONE


def stands(deployment: ContractDeployment) -> bool:
    """Whether the chain is the one it was deployed on, and our contract is at its address."""
    return standing(deployment) is Standing.STANDS


@dataclass(frozen=True)
class Origin:
    """Where a contract was deployed. The hash of the first block is "" when it is not known."""

    genesis_hash: str
    block_number: int
    transaction_hash: str


def origin_of(deployment: ContractDeployment) -> Origin:
    deploying = deployment.transaction.transaction_hash
    return Origin(deployment.genesis_hash, deployment.block_number or 0, deploying or "")


def is_same_chain(origin: Origin) -> bool:
    """Whether the chain is the one from then; also when the node will not tell.

    Another first block, or fewer blocks than there were, make it doubtful: then it is asked for the transaction that
    deployed the contract. Another contract of ours, at the same address of another chain, came with another one.
    """
    try:
        has_its_genesis = origin.genesis_hash in ("", gateway.genesis_hash())
        if has_its_genesis and gateway.block_number() >= origin.block_number:
            return True
        return gateway.knows_transaction(origin.transaction_hash)
    except gateway.ChainRefused:
        return True
