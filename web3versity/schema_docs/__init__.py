"""Writing docs/database.md from the live schema, so that it can never tell of another one."""
