"""The stages of a transaction, from the wallet to final."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STAGES: Final[dict[str, str | Promise]] = {
    "signed": gettext_lazy("Signed in the wallet"),
    "handed": gettext_lazy("Handed to a node"),
    "checked": gettext_lazy("Checked by the node: signature, nonce, money"),
    "ordered": gettext_lazy("Put in order with all others, by consensus or in a block"),
    "executed": gettext_lazy("Executed"),
    "receipt": gettext_lazy("Receipt written"),
    "final": gettext_lazy("Final: nobody can undo it"),
}
# Where a case may stop; "none": nowhere.
STOPS: Final = ("handed", "checked", "ordered", "executed", "none")


def stop_words(stop: str) -> str:
    return _("Nowhere, it goes through") if stop == "none" else str(STAGES[stop])


def path_until(stop: str) -> list[dict[str, str]]:
    """Every stage with how far it got: "passed", "stopped" or "ahead"."""
    names = list(STAGES)
    reached = len(names) if stop == "none" else names.index(stop)
    return [
        {
            "words": str(STAGES[name]),
            "state": "passed" if place < reached else "stopped" if place == reached else "ahead",
        }
        for place, name in enumerate(names)
    ]


def why_not(stage: str) -> str:
    """What a stage needs before it, without saying what that is called."""
    return {
        "signed": _("Without a signature nobody takes it, so this comes before everything else."),
        "handed": _("A node can do nothing with a transaction that it does not have."),
        "checked": _("What is wrong in itself is refused early, before the others have work with it."),
        "ordered": _("Two people may want the same thing. Before anything is done, it must be clear who came first."),
        "executed": _("It can only be carried out once it is known what comes before it."),
        "receipt": _("The receipt says how it went, so it must have been carried out."),
        "final": _("Only what is written down can be beyond change."),
    }[stage]
