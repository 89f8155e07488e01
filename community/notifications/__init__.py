"""What people are told of what happens to their things: on the site, by e-mail at once, once a day, or not at all.

A fact of the forum (receivers.py) becomes a task when its deed commits (tasks.py), which finds out whom it concerns
(telling.py) and writes their rows (notifying.py). Rooms above call notifying.py from tasks of their own.
"""
