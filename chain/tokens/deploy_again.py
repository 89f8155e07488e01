"""Putting the certificate contract on a chain that has none, as `manage.py deploy_certificates` does, from a page."""

from chain.models import ContractDeployment
from chain.tokens.deploy import current_deployment, plan_deployment
from chain.tokens.standing import Standing, standing


def deploy_where_missing() -> ContractDeployment | None:
    """The contract that workers put on the chain now; None where one stands, or comes back by itself.

    Raises ChainUnreachable, ChainRefused and KeysUnusable.
    """
    present = current_deployment()
    if present is not None and standing(present) is not Standing.GONE:
        return None
    return plan_deployment()
