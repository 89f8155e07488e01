"""Threads as people read them: lists, pages, search, feeds, and what has been read."""
