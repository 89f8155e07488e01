"""Whether every exercise proves itself, and what happens to one that does not."""
