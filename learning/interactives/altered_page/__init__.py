"""Catch the cheat: a ledger of twelve chained pages, one of which was altered."""
