"""What the site stands on, as far as a person has to look at it (settings/attention.py)."""
