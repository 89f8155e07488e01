"""What the windows and the page of the practice wallet say from their scripts (static/js/wallet/windows.js and others).

Windows carry their own text; here is what changes while they are open. Scripts fill in what stands in {braces}.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WINDOW_TEXTS: Final[dict[str, Promise]] = {
    "account": _("Account {number}"),
    # By the numbers of EIP-1193 and JSON-RPC (static/js/wallet/problems.js)
    "wallet_failed": _("That did not work. The wallet says:"),
    "pending": _("The wallet still waits for another answer. Give that one first."),
    "unsupported": _("The practice wallet cannot do this."),
    "locked": _("The wallet is locked. Unlock it first."),
    # What a page asks for: title, then the button that says yes
    "connect": _("Show this page your address?"),
    "connect_yes": _("Show it"),
    "connect_lines": _("It learns your address and sees what everybody can see of it. It can move nothing."),
    "message_yes": _("Sign"),
    "typed_data_yes": _("Sign"),
    "transaction_yes": _("Send"),
    "switch_network": _("Switch to {title}?"),
    "switch_network_yes": _("Switch"),
    "switch_network_lines": _(
        "Your practice wallet reaches the practice network alone. Elsewhere it shows no balance."
    ),
    "add_network": _("Add the network {title}?"),
    "add_network_yes": _("Add"),
    "add_network_lines": _("The wallet only remembers its name. Nothing is sent there."),
    "watch_asset": _("Show the token {title}?"),
    "watch_asset_yes": _("Show it"),
    "watch_asset_lines": _("Anybody can call a token by any name. Showing one makes it neither real nor yours."),
    "token": _("Token"),
    "chain": _("Chain"),
    "is_unknown": _("The wallet cannot tell what this does. If you are not sure, refuse."),
    # Sending
    "hbar": _("{amount} HBAR"),
    "to_empty": _("Paste or type the address that shall get it."),
    "to_wrong": _("This is no address. One has 0x and 40 characters more, digits and the letters a to f."),
    "to_mistyped": _("One character of this address is wrong. Copy it again."),
    "amount_zero": _("Type an amount above zero."),
    "amount_tinybar": _("The smallest amount that Hedera knows is 0.00000001 HBAR."),
    "amount_much": _("Your account has {balance} HBAR, and the fee comes on top."),
    "fee": _("Fee: at most {amount} HBAR"),
    "fee_unknown": _("The fee is shown before you agree."),
    "rejected": _("You said no, so nothing was sent."),
    "disconnected": _("The practice network does not answer. Nothing was sent. Please try again in a moment."),
    "sent": _("Sent. The network is putting it into a block."),
    "arrived": _("Done: it stands in block {block}."),
    "reverted": _("The network refused it: nothing moved, but the fee was paid."),
    "under_way": _("On its way"),
    "done": _("Done"),
    "failed_on_chain": _("Failed"),
    "unknown_now": _("Not on the chain"),
    # Showing and copying
    "copied": _("Copied."),
    "not_copied": _("Copying did not work. It is selected: copy it by hand."),
    "balance_unknown": _("The practice network does not answer. Your HBAR are safe; this page asks again."),
    "gone_again": _("Hidden again, so that nobody reads it over your shoulder."),
    # Backup
    "word": _("Word {place}"),
    "word_wrong": _("Word {place} is another one. Look at your paper."),
    "backed_up": _("Backed up. Whatever happens to this browser, your words bring the wallet back."),
    # Passphrase, files, forgetting
    "passphrase_differs": _("The two are not the same. Type it again."),
    "passphrase_set": _("Set. From now on this wallet opens with your passphrase alone."),
    "passphrase_removed": _("Removed. This wallet opens without a passphrase."),
    "file_saved": _("The file is among your downloads. Keep it, and remember its passphrase."),
    "file_missing": _("Choose the file first."),
    "restored": _("Your wallet is back."),
    "made": _("Your practice wallet is ready."),
    "removed": _("The wallet is no longer in this browser."),
    "backup_first": _(
        "Back it up first. Whoever forgets the passphrase gets the wallet back by its twelve words alone."
    ),
    "locked_now": _("Locked. Nothing can be signed until you unlock it."),
    "added": _("A new account, from the same words."),
    "renamed": _("Renamed."),
}
