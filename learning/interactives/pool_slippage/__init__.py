"""A pool of two tokens: what a trade gets, how little it may get, and what it costs to keep a share in it."""
