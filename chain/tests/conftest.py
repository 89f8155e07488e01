import pytest

# Their assertions tell what they compared, as those of test modules do.
pytest.register_assert_rewrite("chain.tests.ordeal", "chain.tests.sending", "chain.tests.nodes")

from chain.tests.chains import chain, devnet, double, own_anvil  # noqa: E402

__all__ = ("chain", "devnet", "double", "own_anvil")
