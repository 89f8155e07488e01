"""Attempts at graded lessons of every kind: handed in, graded at once or by a worker, and shown."""
