import pytest

# Their assertions tell what they compared, as those of test modules do.
pytest.register_assert_rewrite("chain.testing.stress_test", "chain.tests.sending", "chain.testing.nodes")

from chain.testing.chains import chain, devnet, double, own_anvil  # noqa: E402
from chain.testing.in_process import clock, hedera, memory_devnet  # noqa: E402

__all__ = ("chain", "clock", "devnet", "double", "hedera", "memory_devnet", "own_anvil")
