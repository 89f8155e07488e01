"""What a step of a contract's check does, in words: as something asked, and as something that has happened."""

from django.utils.translation import gettext as _

from learning.code.expressions import CONTRACT, PEOPLE
from learning.code.steps import Balance, Deploy, Later, Message, Refusal, Step
from learning.code.wording import Words
from learning.grading.reports import StepResult


def asked(step: Step, words: Words) -> str:
    """ "pay(3), from ada, with 7"."""
    if isinstance(step, Later):
        return _("%(seconds)d seconds pass") % {"seconds": step.seconds}
    if isinstance(step, Balance):
        return _("what %(who)s holds") % {"who": _who(step)}
    if isinstance(step, Deploy):
        done = _("deployment(%(values)s)") % {"values": words.given(step.arguments)}
    else:
        done = f"{step.signature.name}({words.given(step.arguments)})"
    if not isinstance(step, Message) or not step.is_call or step.sender != PEOPLE[0]:
        done = _("%(done)s, from %(who)s") % {"done": done, "who": step.sender}
    return _("%(done)s, with %(value)d") % {"done": done, "value": step.value} if step.value else done


def happened(step: Step, result: StepResult, words: Words) -> str:
    """The same with what came of it."""
    if isinstance(step, Later):
        return _("%(seconds)d seconds passed") % {"seconds": step.seconds}
    if isinstance(step, Balance):
        came = str(result.balance)
    elif not result.is_ok:
        came = words.ended(result)
    elif isinstance(step, Message) and step.is_call:
        came = words.answer(step.signature.gives, None, result.output)
    else:
        came = _("went through")
    return f"{asked(step, words)}: {came}"


def refusal(wanted: Refusal, words: Words) -> str:
    """What `wanted` expects."""
    if wanted.error is None:
        with_what = f'"{wanted.reason}"'
    elif wanted.values is None:
        with_what = str(wanted.error)
    else:
        with_what = f"{wanted.error.name}({words.given(wanted.values)})"
    if wanted.error is None and not wanted.reason:
        return _("is refused")
    return _("is refused with %(error)s") % {"error": with_what}


def _who(step: Balance) -> str:
    return _("the contract") if step.of == CONTRACT else step.of
