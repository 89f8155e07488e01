"""A quiz from its page to the graded attempt and its review."""
