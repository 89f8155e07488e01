"""Log lines: how they are written, which are left out, and the id of the request behind each."""
