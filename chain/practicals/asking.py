"""What a lesson's page asks a wallet to send, as EIP-1193's eth_sendTransaction takes it."""

from typing import Any

from chain.gateway import hexadecimal
from chain.models import PracticalAttempt
from chain.practicals.artefacts import call_of
from chain.practicals.content import contract_of
from chain.practicals.own import deployment_data
from chain.practicals.params import filled_in
from chain.practicals.references import INSTANCE, LEARNER
from chain.practicals.words import weibars_of


def transaction_of(request: dict[str, Any], attempt: PracticalAttempt, contract: str) -> dict[str, str] | None:
    """None while the contract that it goes to does not stand yet, or what it deploys is not compiled."""
    if "deploys" in request:
        code = deployment_data(attempt)
        return {"data": hexadecimal(code)} if code else None
    asked = filled_in(request, attempt.params)
    places = {INSTANCE: contract, LEARNER: attempt.address}
    place = str(asked.get("to", INSTANCE))
    to = places.get(place, place)
    if not to:
        return None
    found = {"to": to}
    if "value" in asked:
        found["value"] = hex(weibars_of(asked["value"]))
    if "call" in asked:
        arguments = [places.get(each, each) for each in asked.get("args", [])]
        found["data"] = hexadecimal(call_of(contract_of(attempt), asked["call"], arguments))
    if "gas" in asked:
        found["gas"] = hex(asked["gas"])
    return found
