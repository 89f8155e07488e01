"""What the practice wallet says of a message or transaction before it signs it (static/js/wallet/preview.js).

Pages that show previews carry these sentences as JSON. What stands in {braces} the script fills in.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PREVIEW_TEXTS: Final[dict[str, Promise]] = {
    # What it is
    "message_title": _("Sign a message"),
    "typed_title": _("Sign data: {name}"),
    "permit_title": _("Let somebody use your tokens: {name}"),
    "transfer_title": _("Send {amount}"),
    "deploy_title": _("Put a new contract on the chain"),
    "call_title": _("Call a contract: {name}"),
    "unknown_title": _("Call a contract in a way the wallet does not know"),
    "delegation_title": _("Let a contract act for your account"),
    "delegation_end_title": _("Let no contract act for your account any more"),
    "batch_title": _("Do {count} things with one yes"),
    "step_title": _("{number}. {title}"),
    # Names of lines
    "message_text": _("Message"),
    "message_bytes": _("Bytes"),
    "amount": _("Amount"),
    "to": _("To"),
    "sends": _("Sends along"),
    "contract": _("Contract"),
    "selector": _("Function, by its first four bytes"),
    "data": _("Data"),
    "delegate": _("Contract that may act"),
    "step": _("Step"),
    "code_size": _("Size of the code"),
    "network": _("Network"),
    "fee": _("Fee"),
    "domain_name": _("Asked for by"),
    "chain": _("Chain"),
    "arg_to": _("To"),
    "arg_from": _("From"),
    "arg_amount": _("Amount"),
    "arg_spender": _("Who may spend"),
    "arg_operator": _("Who may act"),
    "arg_approved": _("Allowed"),
    "arg_owner": _("Owner"),
    "arg_value": _("Amount"),
    "arg_deadline": _("Valid until (seconds since 1970)"),
    # Values
    "hbar": _("{amount} HBAR"),
    "at_most": _("at most {amount}"),
    "bytes": _("{count} bytes"),
    "yourself": _("your own account"),
    "unlimited": _("unlimited"),
    "the_contract": _("the contract above"),
    "nobody": _("nobody"),
    # Notes beside a value
    "new_account": _("This address has never been used. Check it twice."),
    "a_contract": _("This is a contract, and its code will run."),
    # Warnings
    "message_hash": _(
        "These 32 bytes may stand for anything, a transaction of yours among it. Sign only what you can read."
    ),
    "message_unreadable": _("These bytes are no text, so nobody can say what signing them means."),
    "message_tricks": _("This text has invisible characters, which can make it look different from what it is."),
    "message_other_site": _(
        "This message signs you in at {site}, but the page that asks is {host}. That is how accounts are stolen."
    ),
    "to_yourself": _("This goes to your own account: all it changes is that you pay the fee."),
    "sends_nothing": _("This sends nothing, and costs the fee all the same."),
    "unknown_call": _(
        "The wallet does not know what {selector} does. Only who wrote the contract knows, and perhaps who reads it."
    ),
    "not_a_contract": _("There is no contract at this address, so nothing will be called."),
    "approved": _("From then on {who} can take this amount of your tokens, without asking you again."),
    "approved_unlimited": _(
        "From then on {who} can take all your tokens of this kind, now and later, without asking you again."
    ),
    "all_approved": _("From then on {who} can move every token you hold in this contract, without asking you again."),
    "approval_ended": _("This takes away from {who} the right to move your tokens."),
    "moves_from": _("This moves what belongs to {who}."),
    "permit": _(
        "Whoever holds this signature can let {who} take this amount of your tokens. It costs you no fee, and leaves "
        "no trace until it is used."
    ),
    "permit_unlimited": _(
        "Whoever holds this signature can let {who} take all your tokens of this kind. It costs you no fee, and leaves "
        "no trace until it is used."
    ),
    "permit_of_other": _("The owner named here is not your account, so your signature would mean nothing."),
    "any_chain": _("This names no chain, so your signature counts on every one."),
    "more_fields": _("{count} more fields are not shown."),
    "delegation": _(
        "The contract can then do everything your account can: send, approve, sign. Do this only if you know its code."
    ),
    "delegation_ended": _("This takes away from every contract the right to act for your account."),
    "batch": _("All of these happen together. Read every step: one bad one is enough."),
    "wrong_network": _("This is meant for chain {chain}, but the wallet is on {title}."),
    "not_enough": _("Your account has {balance}. With the highest fee this needs {needed}."),
    "will_fail": _(
        "As things are, this would fail, and the fee would be paid all the same. The network says: {reason}"
    ),
}
