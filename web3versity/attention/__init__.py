"""The admin's first page: what needs a person today, and doing something about it (settings/attention.py)."""
