"""The path of a transaction: its stages in order, then cases that do not go as planned."""
