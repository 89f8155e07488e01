"""What checks and requests name: functions and events of the lesson's contract, requests, checks above."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from eth_utils.address import is_address

from chain.contracts.calls import encode
from chain.practicals.artefacts import artefact_of, entry_of, typed
from chain.practicals.params import PLACEHOLDER
from learning.content.problems import Problem
from learning.content.structure import unknown_word

# Which types of the ABI take what is drawn; a list of words is the author's own.
_FITTING: Final = {"integer": ("uint", "int"), "address": ("address",), "hbar": ("string",)}
INSTANCE: Final = "instance"
LEARNER: Final = "learner"


def find_call_problems(source: dict[str, Any], asked: dict[str, Any]) -> Iterator[Problem]:
    """`asked` is a request or an expectation with "call" and "args"."""
    if "instance" not in source:
        yield Problem(("call",), _('This lesson has no contract: name one in "instance".'))
        return
    entry = entry_of(source["instance"], "function", asked["call"])
    if entry is None:
        yield Problem(("call",), unknown_word(asked["call"], names_in(source["instance"], "function")))
        return
    if len(entry["inputs"]) != len(asked.get("args", [])):
        yield Problem(("args",), _("The function takes %(count)d arguments.") % {"count": len(entry["inputs"])})
        return
    for place, (taken, word) in enumerate(zip(entry["inputs"], asked.get("args", []), strict=True)):
        if not fits(taken["type"], word, source.get("params", {})):
            yield Problem(("args", place), _("The function takes a value of the type %(type)s here.") % taken)


def fits(kind: str, word: str, params: dict[str, Any]) -> bool:
    """Whether an argument is one of the ABI's type `kind`, whatever will be drawn."""
    if word in (INSTANCE, LEARNER):
        return kind == "address"
    if found := PLACEHOLDER.fullmatch(word):
        # What is wrong with a param is said of itself.
        drawn = params.get(found[1], {}).get("kind")
        return drawn not in _FITTING or kind.startswith(_FITTING[drawn])
    # Imported at the first use, as it takes half a second and web processes must start fast.
    from eth_abi.exceptions import EncodingError

    try:
        encode([kind], [typed(kind, word)])
    except (ValueError, TypeError, EncodingError):
        return False
    return True


def find_event_problems(source: dict[str, Any], expect: dict[str, Any]) -> Iterator[Problem]:
    if "instance" not in source or expect["contract"] != INSTANCE:
        yield Problem(("expect", "contract"), _('Events are read of the contract of the lesson: write "instance".'))
        return
    entry = entry_of(source["instance"], "event", expect["event"])
    if entry is None:
        known = names_in(source["instance"], "event")
        yield Problem(("expect", "event"), unknown_word(expect["event"], known))
        return
    known = [each["name"] for each in entry["inputs"]]
    arguments = expect.get("args", {})
    if not isinstance(arguments, dict):
        yield Problem(("expect", "args"), _('Name the arguments of an event: {bags: "3"}.'))
        return
    for name in arguments:
        if name not in known:
            yield Problem(("expect", "args", name), unknown_word(name, known))


def find_place_problems(source: dict[str, Any], place: str) -> Iterator[str]:
    """Sentences about an address that an author wrote."""
    if place == INSTANCE and "instance" not in source:
        yield _('This lesson has no contract: name one in "instance".')
    elif place not in (INSTANCE, LEARNER) and not PLACEHOLDER.fullmatch(place) and not is_address(place):
        yield _('Write "instance", "learner", {a_param} or an address.')


def names_in(blueprint: str, kind: str) -> list[str]:
    return [str(each["name"]) for each in artefact_of(blueprint).abi if each["type"] == kind]
