"""The contracts of practical lessons: compiled once, committed, and compared with their sources by a test."""
