"""The one door to the chain: nothing else imports web3."""

from django.conf import settings
from web3 import HTTPProvider, Web3


def read_chain_id(*, timeout: float) -> int:
    """The chain id that the node at CHAIN_RPC_URL names, within `timeout` seconds.

    Raises requests.RequestException when the node cannot be reached and web3's errors when it answers nonsense.
    """
    provider = HTTPProvider(
        settings.CHAIN_RPC_URL, request_kwargs={"timeout": timeout}, exception_retry_configuration=None
    )
    return int(Web3(provider).eth.chain_id)
