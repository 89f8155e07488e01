"""What this room has a person look at (settings/attention.py)."""
