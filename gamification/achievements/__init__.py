"""Badges: the library, what they ask for, the gallery, sharing, and giving them to those who already qualify."""
