"""What people hear of what happens to their things: on the site, by e-mail immediately, once a day, or not at all.

A signal of the forum (receivers.py) becomes a task when its transaction commits (tasks.py), which finds out whom it
concerns (recipients.py) and writes their rows (store.py). The kinds of notification are registered (kinds.py), those of
the forum in forum_kinds.py and moderation_kind.py. Rooms above register their own and call store.py from their tasks.
"""
