"""How much gas a transaction is allowed."""

from chain import gateway, mirror
from chain.models import Transaction
from chain.networks import current_network


def allow_gas(row: Transaction, sender: str) -> int:
    """The limit planned with the row, or what its kind takes on this network. Raises ChainRefused on a revert.

    Hedera may charge up to four fifths of the limit, so it stays close to what is needed.
    """
    rules = current_network().gas
    if row.gas_limit is not None:
        return row.gas_limit
    if row.call_data is None:
        return transfer_gas(row.to_account)
    fields = {"from": sender, "data": bytes(row.call_data)} | ({"to": row.to_account} if row.to_account else {})
    return min(int(gateway.estimate_gas(fields) * rules.estimate_margin), rules.most_per_transaction)


def transfer_gas(to: str) -> int:
    """A transfer to an address that the ledger does not know creates its account, at the sender's cost."""
    rules = current_network().gas
    if rules.new_account_gas is None or mirror.account(to) is not None:
        return rules.transfer_gas
    return rules.new_account_gas
