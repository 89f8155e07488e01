"""Practical lessons: what a learner does with a wallet on the practice network, and how the chain is asked about it."""
