"""One step after the other, for the contract and every token: what a worker does when woken, and beat now and then."""

from chain.contracts.collection import NoContract
from chain.gateway import ChainRefused, ChainUnreachable
from chain.models import ContractDeployment, SoulboundToken
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.tokens.backlog import anything_open, queue_tokens
from chain.tokens.burn import drop_unwanted, plan_burns
from chain.tokens.confirm import read_tokens
from chain.tokens.deploy import confirm_deployment, current_deployment
from chain.tokens.mint import plan_mint
from chain.tokens.remint import GONE_WITH_THE_CHAIN, remint_lost
from chain.tokens.standing import stands
from chain.troubles import note_failure, note_trouble


def advance() -> None:
    """Failures of the chain are noted as troubles, and everything stays for the next time."""
    try:
        take_steps()
    except NoContract as error:
        note_trouble(TroubleKind.CONTRACT, str(error))
    except (ChainUnreachable, ChainRefused) as error:
        note_failure(error)


def take_steps() -> None:
    confirm_deployment()
    deployment = current_deployment()
    if deployment is None:
        return
    if is_free_of_charge():
        remint_leftovers(deployment)
    queue_tokens(deployment)
    if not anything_open(deployment):
        return
    # A call of an address without a contract succeeds and does nothing.
    if not stands(deployment):
        raise NoContract(f"The chain knows no certificate contract at {deployment.address} any more.")
    read_tokens(deployment)
    drop_unwanted(deployment)
    # In this order: gas is estimated now, and issuing costs more when burning has emptied a counter before.
    plan_mint(deployment)
    plan_burns(deployment)


def is_free_of_charge() -> bool:
    """On a devnet nobody has to be asked before everything is minted again."""
    return current_network().is_ours


def remint_leftovers(deployment: ContractDeployment) -> None:
    """A devnet that was started anew gets its tokens back by itself."""
    elsewhere = SoulboundToken.objects.filter(deployment__chain_id=deployment.chain_id, state__in=GONE_WITH_THE_CHAIN)
    if elsewhere.exclude(deployment=deployment).exists():
        remint_lost()
