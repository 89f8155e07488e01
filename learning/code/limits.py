"""What a lesson lets its code use."""

from collections.abc import Mapping
from typing import Any

from learning.grading.jobs import MOST_GAS, Limits


def limits_of(source: Mapping[str, Any]) -> Limits:
    """Seconds of the processor; those of the clock also depend on how busy the machine is, and are as ever."""
    limits, usual = source.get("limits", {}), Limits()
    return Limits(wall=usual.wall, cpu=min(limits.get("seconds", usual.cpu), usual.cpu), memory=usual.memory)


def gas_of(source: Mapping[str, Any]) -> int:
    """How much one step on the chain may burn."""
    return min(int(source.get("limits", {}).get("gas", MOST_GAS)), MOST_GAS)
