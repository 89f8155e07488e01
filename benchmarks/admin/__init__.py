"""The admin's lists on a million people, completed lessons and transactions."""
