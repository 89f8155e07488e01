"""Judging code that nobody here has written: compiled, run and limited in processes of its own (docs/decisions/023).

`box.py` is the way in. Nothing here knows the database, Django's models or what an exercise expects.
"""
