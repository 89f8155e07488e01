"""The practice network of the rooms below, for tests of what a learner does on it."""

from chain.testing.chains import devnet, own_anvil

__all__ = ("devnet", "own_anvil")
