"""The practice network of the rooms below, for tests of what a learner does on it."""

import pytest

# Whichever folder is collected first, its assertions tell what they compared (chain/tests/conftest.py).
pytest.register_assert_rewrite("chain.testing.stress_test", "chain.tests.sending", "chain.testing.nodes")

from chain.testing.chains import devnet, own_anvil  # noqa: E402

__all__ = ("devnet", "own_anvil")
