"""Courses of other schools and tools: read from their folders, written as a folder in our own format, with a report.

Each format is one reader (readers.py). Reading is pure but for the folder it writes; only desk/ knows the database.
"""
