"""What the sign-in page's script says. The page carries these sentences, so that they can be translated."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: Final[dict[str, Promise]] = {
    # On the way
    "opening": _("Waiting for your wallet. It may have opened a window of its own."),
    "network": _("Your wallet may ask to switch to the test network."),
    "asking": _("Preparing a message for you to sign."),
    "signing": _("Your wallet shows the message now. Read it, then sign."),
    "entering": _("Signed. Opening the door."),
    # What went wrong
    "rejected": _("You said no in your wallet, so nothing happened. You can try again whenever you like."),
    "pending": _("Your wallet is still waiting for an earlier answer. Open it, finish or cancel that, then try again."),
    "locked": _("Your wallet gave no account. Unlock it, choose an account, then try again."),
    "changed": _("Your wallet switched to another account in between. Please try again with the account you want."),
    "disconnected": _("Your wallet has lost its connection. Check it, then try again."),
    "unsupported": _("This wallet cannot sign messages."),
    "wallet_failed": _("The wallet could not do this. It says:"),
    "offline": _("The site could not be reached. Check your connection, then try again."),
    "reload": _("The site did not accept the request. Reload the page and try again."),
    # The practice wallet
    "made": _("Your practice wallet is ready. Now sign in with it."),
    "restored": _("Your practice wallet is back. Now sign in with it."),
    "removed": _("The practice wallet is no longer in this browser."),
    "copied": _("The secret key is on the clipboard."),
    "not_copied": _("Copying did not work. The key is selected: copy it by hand."),
    "no_storage": _(
        "This browser keeps nothing for this site, so a practice wallet would be lost. Allow site data first."
    ),
    "not_loaded": _("The practice wallet could not be loaded. Check your connection, then try again."),
    "key_empty": _("Paste your secret key first."),
    "key_is_address": _(
        "This is an address, which everybody may know. The secret key is longer: 0x and 64 characters."
    ),
    "key_is_phrase": _(
        "This looks like a seed phrase, and the field is empty again. Never type one into a web page. "
        "Only a practice wallet's key fits."
    ),
    "key_length": _("A secret key has 64 characters after 0x. Check that all of it was copied."),
    "key_letters": _("A secret key has only digits and the letters a to f. Something else slipped in."),
    "key_range": _("This number is no key: it is zero or too large."),
    "show_key": _("Show the secret key"),
    "hide_key": _("Hide the secret key"),
}
