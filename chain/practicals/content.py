"""What the lesson of an attempt asks for on the attempt's network."""

from typing import Any

from chain.models import PracticalAttempt
from chain.practicals.life import network_of


def checks_of(attempt: PracticalAttempt) -> list[dict[str, Any]]:
    """In the order in which they are done; those that need a mirror node only where there is one."""
    network = network_of(attempt)
    has_mirror = network is not None and bool(network.mirror_url)
    return [each for each in attempt.lesson.content["checks"] if has_mirror or each["kind"] != "mirror"]


def requests_of(attempt: PracticalAttempt) -> list[dict[str, Any]]:
    requests: list[dict[str, Any]] = attempt.lesson.content.get("requests", [])
    return requests


def contract_of(attempt: PracticalAttempt) -> str:
    """The name of the contract that the lesson deploys; empty when it needs none."""
    return str(attempt.lesson.content.get("instance", ""))
