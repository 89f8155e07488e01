"""One of seven nodes of which two lie: pass on, vote, wait, until the order of two payments is final."""
