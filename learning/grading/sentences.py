"""How a submission ended that did not run, as its learner reads it."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.grading.jobs import MOST_SOURCE_BYTES, MOST_STEPS
from learning.grading.reports import Report

SENTENCES: Final[dict[str, object]] = {
    "not_text": gettext_lazy(
        "Your code has characters that are no text. Type them anew, or copy it without formatting."
    ),
    "source_too_long": gettext_lazy("Your code is longer than %(bytes)d bytes. The task needs far less."),
    "mistakes": gettext_lazy("Your code did not compile. The compiler says where:"),
    "no_such_contract": gettext_lazy(
        "The contract that the task names is not in your code. Its name must be the same."
    ),
    "which_contract": gettext_lazy(
        "There are several contracts in your code, and none has the name that the task gives."
    ),
    "nothing_to_deploy": gettext_lazy("There is nothing to deploy: the contract is abstract or an interface."),
    "code_too_large": gettext_lazy(
        "Your contract compiles to more code than a chain takes (EIP-3860). Make it smaller."
    ),
    "cpu": gettext_lazy("Your code ran out of time: it was still computing when its seconds were used up."),
    "wall": gettext_lazy("Your code ran out of time."),
    "memory": gettext_lazy("Your code ran out of memory."),
    "too_deep": gettext_lazy("Something in your code is nested too deeply. Split it into steps."),
    "gave_up": gettext_lazy("The compiler gave up on your code. Make it simpler, step by step."),
    "answer_too_long": gettext_lazy("Your code gives back more than can be looked at."),
    "too_many_steps": gettext_lazy("Your code asks for more than %(steps)d steps."),
}


def sentence_of(report: Report) -> str:
    """Empty for what ran."""
    return sentence_of_reason(report.reason)


def sentence_of_reason(reason: str) -> str:
    """Of a word that may have been kept by an older release; empty for none."""
    if not reason:
        return ""
    return str(SENTENCES.get(reason, _("Your code did not run."))) % {"bytes": MOST_SOURCE_BYTES, "steps": MOST_STEPS}
