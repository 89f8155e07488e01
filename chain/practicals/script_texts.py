"""What a practical lesson's script says. The page carries these sentences, so that they can be translated."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chain.signin.script_texts import MESSAGES as SIGNING

MESSAGES: Final[dict[str, Promise]] = {
    **{word: SIGNING[word] for word in ("opening", "rejected", "pending", "locked", "disconnected", "wallet_failed")},
    **{word: SIGNING[word] for word in ("offline", "reload", "not_loaded")},
    "network": _("Your wallet may ask to switch to this lesson's network."),
    "other_network": _("Your wallet is on another network. Switch it to the one of this lesson, then press again."),
    "signing": _("Your wallet shows the note now. Read it, then decide."),
    "sending": _("Your wallet shows the transaction now. Read it, then decide."),
    "signed": _("Signed. We look at it now."),
    "sent": _("Sent. As soon as it is in a block, the list below says so."),
    "changed": _("This is another account. Choose {address} in your wallet: you began with that one."),
    "unsupported": _("This wallet cannot do what the lesson asks for."),
}
