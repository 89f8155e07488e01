"""`manage.py bench`: generated data at a known scale, the six everyday operations and the board refresh, measured."""
