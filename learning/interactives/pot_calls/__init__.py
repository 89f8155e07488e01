"""Predict what a small contract does: what goes through, what is refused, and what it remembers afterwards."""
