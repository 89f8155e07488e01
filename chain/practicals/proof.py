"""Practical lessons, tried without a chain: each check judges what a node would say of right and wrong acts.

What is asked of the chain as it is now (`call`) and of Hedera's mirror node cannot be tried so; tests play these
lessons on a real chain.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any, Final

from eth_utils.crypto import keccak

from chain.contracts.calls import encode
from chain.practicals.artefacts import call_of, entry_of, signature_of, typed
from chain.practicals.checks import CHECKS
from chain.practicals.checks.answer import EVENT
from chain.practicals.checks.kind import Case, Note, State
from chain.practicals.checks.matching import argument_of, facts_of, place_of
from chain.practicals.own import constructor_data
from chain.practicals.params import draw_params, filled_in
from chain.practicals.reading import Chain, Line, Sent
from chain.practicals.words import weibars_of
from chain.units import WEIBARS_PER_TINYBAR, Weibar
from learning.lesson_types.kind import Trial

# What was done: in words for authors, and the case after it.
Ways = Iterator[tuple[str, Case]]
_LEARNER: Final = "0x" + "1a" * 20
_INSTANCE: Final = "0x" + "2b" * 20
_STRANGER: Final = "0x" + "3c" * 20
_FIRST_BLOCK: Final = 7


def practical_trials(content: dict[str, Any], random: Random) -> Iterator[Trial]:
    params = draw_params(content.get("params", {}), seed=str(random.getrandbits(128)))
    checks = filled_in(content["checks"], params)
    case = _untouched(content, params)
    for check in checks:
        rehearse = _REHEARSALS.get(check["kind"])
        if rehearse is None:
            continue
        right, *wrong = rehearse(check, case, {each["id"]: each for each in checks})
        yield Trial("untouched", "nothing done", _is_green(check, case), check["id"])
        yield Trial("reference", right[0], _is_green(check, right[1]), check["id"])
        for what, done in wrong:
            yield Trial("wrong", what, _is_green(check, done), check["id"])


def _is_green(check: dict[str, Any], case: Case) -> bool:
    return CHECKS[check["kind"]].judge(check, case).state == State.GREEN


def _untouched(content: dict[str, Any], params: dict[str, str]) -> Case:
    return Case(
        blueprint=content.get("instance", ""),
        address=_LEARNER,
        instance=_INSTANCE if "instance" in content else "",
        params=params,
        chain=Chain(chain_id=298, head=_FIRST_BLOCK, genesis="0x00", has_instance="instance" in content, sent={}),
        handed=[],
        candidates=[],
        misfits={},
        old_instances=set(),
        notes=[],
        declined=set(),
        answers={},
        requests={each["id"]: filled_in(each, params) for each in content.get("requests", [])},
        green={},
        has_mirror=False,
        constructor=constructor_data(content, learner=_LEARNER, params=params),
    )


def _sent(case: Case, expect: dict[str, Any]) -> Sent:
    """The transaction that `expect` asks for."""
    data = bytes.fromhex(str(expect.get("data", "")).removeprefix("0x"))
    if expect.get("creates"):
        data += case.constructor
    if "call" in expect:
        data = call_of(case.blueprint, expect["call"], [argument_of(each, case) for each in expect.get("args", [])])
    return Sent(
        hash="0x" + keccak(data + str(expect).encode()).hex(),
        sender=case.address,
        to="" if expect.get("creates") else place_of(str(expect.get("to", case.instance)), case),
        value=weibars_of(str(expect.get("value", "0"))),
        data=data,
        block=_FIRST_BLOCK,
        succeeded=expect.get("status", "success") == "success",
        gas_used=21_000,
        fee=weibars_of("0.0021"),
        created=_STRANGER if expect.get("creates") else "",
    )


def _receipts(check: dict[str, Any], case: Case, _checks: dict[str, Any]) -> Ways:
    expect = check["expect"]
    sent = _sent(case, expect)
    yield "the transaction that is asked for", replace(case, candidates=[sent])
    yield "sent to somebody else", replace(case, candidates=[replace(sent, to=_STRANGER)])
    yield "ended the other way", replace(case, candidates=[replace(sent, succeeded=not sent.succeeded)])
    if "value" in expect:
        less = replace(sent, value=Weibar(sent.value - WEIBARS_PER_TINYBAR))
        yield "a tinybar less", replace(case, candidates=[less])
    if "call" in expect or "data" in expect:
        yield "with other data", replace(case, candidates=[replace(sent, data=b"\xff" * 4 + sent.data[4:])])
    if case.constructor and expect.get("creates"):
        yield "deployed with other values", replace(case, candidates=[replace(sent, data=sent.data[:-1] + b"\xff")])
    if expect.get("creates") or not {"value", "call", "data"} & expect.keys():
        yield "only announced", replace(case, handed=[sent.hash])


def _events(check: dict[str, Any], case: Case, _checks: dict[str, Any]) -> Ways:
    expect = check["expect"]
    sent = _sent(case, {"to": "instance"})
    line = _line(case, expect, {})
    yield "the event that is asked for", replace(case, candidates=[replace(sent, lines=[line])])
    yield "a transaction without the event", replace(case, candidates=[sent])
    mimic = replace(line, address=_STRANGER)
    yield "the event of another contract", replace(case, candidates=[replace(sent, lines=[mimic])])
    yield "an event nobody knows", replace(case, candidates=[replace(sent, lines=[replace(line, topics=["0x00"])])])
    for name in expect.get("args", {}):
        other = _line(case, expect, {name: "other"})
        yield f"the event with another {name}", replace(case, candidates=[replace(sent, lines=[other])])


def _line(case: Case, expect: dict[str, Any], others: dict[str, str]) -> Line:
    """The event of `expect` as the contract writes it; `others` names the arguments that shall not be as asked."""
    entry = entry_of(case.blueprint, "event", expect["event"])
    if entry is None:
        raise KeyError(expect["event"])
    asked = {name: argument_of(each, case) for name, each in expect.get("args", {}).items()}
    values = {
        each["name"]: _value(each["type"], asked.get(each["name"]), is_other=each["name"] in others)
        for each in entry["inputs"]
    }
    indexed = [each for each in entry["inputs"] if each["indexed"]]
    plain = [each for each in entry["inputs"] if not each["indexed"]]
    topics = ["0x" + keccak(text=signature_of(entry)).hex()]
    topics += ["0x" + encode([each["type"]], [values[each["name"]]]).hex() for each in indexed]
    data = encode([each["type"] for each in plain], [values[each["name"]] for each in plain])
    return Line(case.instance, topics, data)


def _value(kind: str, asked: str | None, *, is_other: bool) -> Any:
    """A value of the ABI's type `kind`: what was asked for, or any; with `is_other` another than asked for."""
    if kind == "address":
        return _STRANGER if is_other or asked is None else asked
    if kind == "bool":
        return (asked == "true") != is_other
    if kind.startswith(("uint", "int")):
        return int(asked or 100_001) + is_other
    if kind == "string":
        return f"{asked or ''}{'?' if is_other else ''}"
    return typed(kind, asked or "0x00")


def _signatures(check: dict[str, Any], case: Case, _checks: dict[str, Any]) -> Ways:
    expect = check["expect"]
    note = Note(expect["message"], expect.get("session") == "other", "0f", "2026-01-01T00:00:00+00:00")
    yield "the note, signed", replace(case, notes=[note])
    yield "another note, signed", replace(case, notes=[replace(note, request_id=f"{note.request_id}-other")])
    yield "the note, refused", replace(case, declined={note.request_id})
    if "session" in expect:
        yield "signed in the other session", replace(case, notes=[replace(note, is_elsewhere=not note.is_elsewhere)])
    else:
        yield "a transaction in its place", replace(case, candidates=[_sent(case, {"to": _STRANGER})])


def _absences(check: dict[str, Any], case: Case, _checks: dict[str, Any]) -> Ways:
    wanted = str(check["expect"]["request"])
    request, refused = case.requests[wanted], replace(case, declined={wanted})
    note = Note(wanted, False, "0f", "2026-01-01T00:00:00+00:00")
    yield "refused", refused
    yield "something else refused", replace(case, declined={f"{wanted}-other"})
    yield "refused after it was signed", replace(refused, notes=[note])
    if "message" in request:
        yield "signed in another session", replace(refused, notes=[replace(note, is_elsewhere=True)])
    else:
        expect = {"to": "instance"} | request
        yield "refused after it was sent", replace(refused, candidates=[_sent(case, expect)])


def _answers(check: dict[str, Any], case: Case, checks: dict[str, Any]) -> Ways:
    expect, read = check["expect"], str(check["expect"]["read"])
    source = checks[expect["of"]]
    facts = facts_of(_sent(case, {"to": "instance"} | source["expect"]))
    if read.startswith(EVENT):
        name = read.removeprefix(EVENT)
        facts["event"] = {name: _shown(case, source["expect"], name)}
    value = str(facts["event"][read.removeprefix(EVENT)] if read.startswith(EVENT) else facts[read])
    done = replace(case, green={expect["of"]: facts})
    right = _typed(value, read)
    yield "what the chain says", replace(done, answers={check["id"]: right})
    for wrong in _misread(right, value, read):
        yield f"typed {wrong!r}", replace(done, answers={check["id"]: wrong})


def _misread(right: str, value: str, read: str) -> list[str]:
    """What learners type who looked at the wrong place, or not well."""
    if read == "fee":
        tinybars = 10 * WEIBARS_PER_TINYBAR
        return [_typed(str(int(value) + tinybars), read), _typed(str(int(value) - tinybars), read), f"1{right}", "?"]
    return [f"1{right}" if right.isdigit() else f"{right}0", right[:-1], "12345678", "?"]


def _shown(case: Case, expect: dict[str, Any], name: str) -> str:
    """An argument of an event, as it is kept."""
    sent = replace(_sent(case, {"to": "instance"}), lines=[_line(case, expect, {})])
    ((_event, values),) = sent.events(case.blueprint, case.instance)
    return values[name]


def _typed(value: str, read: str) -> str:
    """As a learner types what is kept in weibars."""
    return f"{int(value) / 10**18:.8f}" if read == "fee" else value


_REHEARSALS: Final[dict[str, Callable[[dict[str, Any], Case, dict[str, Any]], Ways]]] = {
    "receipt": _receipts,
    "event": _events,
    "signature": _signatures,
    "absence": _absences,
    "answer": _answers,
}
