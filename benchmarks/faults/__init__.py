"""Faults done to a real site on this machine: what a visitor saw, what was lost, how long until all was well again."""
