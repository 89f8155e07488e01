"""Python's limit of recursion, kept where it is.

py_ecc, which web3.py brings along, raises it a hundredfold when it is imported, for a computation that we never ask it
for. Whatever reads what people send, as JSON or as a program, would then end the process at a few thousand brackets
instead of raising RecursionError.
"""

import importlib
import sys


def keep_recursion_limit() -> None:
    """Called once, when the app is ready. Importing py_ecc again changes nothing any more."""
    limit = sys.getrecursionlimit()
    importlib.import_module("py_ecc")
    sys.setrecursionlimit(limit)
