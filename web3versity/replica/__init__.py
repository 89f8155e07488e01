"""The read replica of a large site: what is read there, and when not (docs/decisions/035)."""
