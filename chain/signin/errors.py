from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    # What was sent cannot be read.
    "unreadable": _("The request could not be read. Reload the page and try again."),
    "too_large": _("The request is far too large for a sign-in."),
    "malformed": _("This is not a sign-in message of this site. Reload the page and try again."),
    "bad_address": _("This is not a wallet address: it must be 0x and 40 hexadecimal digits, copied exactly."),
    "long_zero": _(
        "This address stands for a Hedera account without an ECDSA key, which cannot sign in. "
        "Use an account with an ECDSA key, or make a practice wallet."
    ),
    # What was signed is not what this browser was asked to sign, or no longer.
    "unknown_challenge": _("This browser was not asked to sign this message. Start again from the sign-in page."),
    "already_used": _("This message has been used already. Each one opens the door once: please sign a new one."),
    "expired": _("More than ten minutes have passed, and the message has expired. Please sign a new one."),
    "altered": _("The signed text is not the text this site wrote. Please sign the message unchanged."),
    "wrong_domain": _("The message was written for another site. Never sign such a message."),
    "wrong_chain": _("The message was written for another network."),
    "wrong_nonce": _("The message carries another site visit's nonce."),
    "stale": _("The message is too old, or its date lies in the future."),
    "not_yet_valid": _("The message is not valid yet."),
    # The signature.
    "bad_signature": _("This is not a valid signature. Please sign the message again."),
    "wrong_signer": _(
        "Another account signed this message. Choose the account you want to sign in with and try again. "
        "Smart-contract wallets are not supported yet."
    ),
    "contract_wallet": _("Smart-contract wallets are not supported yet. Please sign in with an ordinary account."),
    # The person.
    "suspended": _("This account is suspended. Write to the people who run this site if you think it is a mistake."),
    "same_wallet": _("This is the wallet your account has already. Choose the one you want to change to."),
    "other_wallet": _("This is another wallet than the one that opens your account. Choose that one."),
    "wallet_taken": _("This wallet belongs to another account here. Sign in with it to use that account."),
    "too_many": _("Too many sign-in attempts from here. Please wait ten minutes."),
}

_STATUS = {"unreadable": 400, "too_large": 413, "malformed": 400, "bad_address": 400, "long_zero": 400, "too_many": 429}


class SignInRefused(Exception):
    """A sign-in that must not go on. `code` is for programs, `sentence` for people, `status` for HTTP (4xx)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = SENTENCES[code]
        self.status = _STATUS.get(code, 403)
