"""Prove that a name stands in a list of a thousand, with ten hashes."""
