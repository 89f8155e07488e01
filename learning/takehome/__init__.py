"""A code lesson as a folder that runs with everybody's tools: Foundry for Solidity, pytest for Vyper and Python.

Made from the lesson's own source, with values of its own, without its reference; docs/take-home.md.
"""
