"""Courses from files into the database. What it says is for authors at a terminal, and in English like the files."""
