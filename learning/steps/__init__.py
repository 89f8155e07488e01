"""Lessons that are read step by step: what a step shows, and doing it."""
