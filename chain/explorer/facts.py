"""What each fact about a transaction or block means, in a sentence or two for those who see it for the first time."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACTS: Final[dict[str, tuple[Promise, Promise]]] = {
    "status": (
        _("Status"),
        _("Whether it did what it was sent for. One that failed changed nothing, but stays in its block."),
    ),
    "reason": (
        _("Reason"),
        _("The chain keeps only that it failed. The explorer ran it again on the state of that time to learn why."),
    ),
    "block": (
        _("Block"),
        _("The bundle of transactions in which it came onto the chain. Blocks are numbered from 0."),
    ),
    "time": (_("Time"), _("When its block was made, by the clock of whoever made it.")),
    "from": (_("From"), _("The account that signed it. It pays the fee, and nobody else can send in its name.")),
    "to": (_("To"), _("Who received it: somebody’s account, or a contract, which then ran.")),
    "value": (_("Value"), _("How many HBAR moved from one to the other. Calls of contracts often move none.")),
    "fee": (
        _("Fee"),
        _("Gas used times gas price: the price of the work. It is paid also when the transaction fails."),
    ),
    "gas_used": (_("Gas used"), _("How much work it was. A plain transfer takes 21,000, a contract more.")),
    "gas_limit": (
        _("Gas limit"),
        _("The most work that the sender allowed. If it is not enough, all stops and is undone, but not the fee."),
    ),
    "gas_price": (
        _("Gas price"),
        _("What each unit of gas cost. One HBAR has 10¹⁸ weibars, the smallest unit that wallets count in."),
    ),
    "nonce": (
        _("Nonce"),
        _("How many transactions the account had sent before. So none runs twice, and they run in their order."),
    ),
    "hash": (
        _("Hash"),
        _("A fingerprint of all that is in it. Were a single letter changed, it would be a different one."),
    ),
    "parent": (
        _("Block before"),
        _("Each block holds the fingerprint of the one before. That makes them a chain: no page can be swapped."),
    ),
    "method": (
        _("Method"),
        _(
            "Which function of the contract was called, told by the first four bytes of the input. The name is what"
            " those bytes usually mean; what the contract does is up to its code."
        ),
    ),
    "balance": (_("Balance"), _("What the account has now. The node is asked for it when you open this page.")),
    "created_by": (_("Created by"), _("Contracts come onto the chain by a transaction, too. This one brought it.")),
}
