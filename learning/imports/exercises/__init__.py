"""Folders of exercises as Exercism's tracks have them: instructions, a stub, tests and an example beside each other.

Tests are read as text, and nothing of a folder is ever run.
"""
