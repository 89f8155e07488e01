"""The boards: refreshed by a task, read from their cache."""
