"""What is said when the practice wallet cannot do something: one sentence for each Problem of static/js/wallet/.

A detail of the script's own, such as the word that is not known, stands behind the sentence.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEM_TEXTS: Final[dict[str, Promise]] = {
    # Where it is kept
    "no_storage": _("This browser keeps nothing for this site, so a wallet would be lost. Allow site data first."),
    "not_loaded": _("A part of the wallet could not be loaded. Check your connection, then try again."),
    "unreadable": _(
        "Something lies in the wallet's place that this page cannot read. Nothing was changed. Reload the page; if it "
        "stays so, remove the wallet from this browser and restore it."
    ),
    "changed_elsewhere": _("The wallet was changed in another tab at the same moment. Please try again."),
    "no_account": _("This wallet has no such account."),
    "no_phrase": _("This wallet has no recovery phrase, only a key."),
    "has_phrase": _("There is a wallet with a recovery phrase in this browser already."),
    "other_phrase": _("This browser has a wallet with another recovery phrase. Remove that one first."),
    # Phrases
    "phrase_empty": _("Type your twelve words first."),
    "phrase_word": _("This word is in no recovery phrase. Check how it is spelled:"),
    "phrase_count": _("A recovery phrase has 12 words, some have 15, 18, 21 or 24. Words found here:"),
    "phrase_checksum": _(
        "All words are right, but they do not fit together: one is another, or two have changed places."
    ),
    # Keys
    "key_empty": _("Paste your secret key first."),
    "key_is_phrase": _("This is a recovery phrase, not a key. Restore it in the field for phrases."),
    "key_is_address": _(
        "This is an address, which everybody may know. The secret key is longer: 0x and 64 characters."
    ),
    "key_length": _("A secret key has 64 characters after 0x. Check that all of it was copied."),
    "key_letters": _("A secret key has only digits and the letters a to f. Something else slipped in."),
    "key_range": _("This number is no key: it is zero or too large."),
    # Passphrases and files
    "no_encryption": _("This browser can encrypt only on https and on localhost."),
    "passphrase_short": _("A passphrase needs at least 8 characters."),
    "wrong_passphrase": _("This passphrase does not fit."),
    "locked_vault": _("The wallet is locked. Unlock it with your passphrase first."),
    "file_foreign": _("This is no backup file of a practice wallet."),
    "file_version": _("This backup file was written by a newer version of this site."),
    "file_broken": _("This backup file is damaged."),
    # Amounts
    "amount_empty": _("Type an amount first."),
    "amount_letters": _("An amount has only digits and one point, such as 0.25."),
    "amount_fine": _("An amount has at most 18 digits after the point."),
    "amount_large": _("This amount is larger than any that exists."),
}
