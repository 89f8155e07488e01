"""Waking the worker that mints. Whatever is lost here, the periodic task finds again."""

from chain.models import SoulboundToken
from chain.signals import tokens_waiting


def wake_minters() -> None:
    """Once the present transaction commits. A queue that is away takes nothing with it."""
    tokens_waiting.send(sender=SoulboundToken)
