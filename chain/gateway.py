"""The one door to the chain: nothing else imports web3."""

from django.conf import settings


def read_chain_id(*, timeout: float) -> int:
    """The chain id that the node at CHAIN_RPC_URL names, within `timeout` seconds.

    Raises requests.RequestException when the node cannot be reached and web3's errors when it answers nonsense.
    """
    # Here and not above: web3 takes a second to import, which every process that never asks the chain would pay.
    from web3 import HTTPProvider, Web3

    provider = HTTPProvider(
        settings.CHAIN_RPC_URL, request_kwargs={"timeout": timeout}, exception_retry_configuration=None
    )
    return int(Web3(provider).eth.chain_id)
