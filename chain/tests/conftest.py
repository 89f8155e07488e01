from chain.tests.chains import chain, devnet, double, own_anvil

__all__ = ("chain", "devnet", "double", "own_anvil")
