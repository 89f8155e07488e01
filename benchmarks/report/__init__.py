"""A run's result in words: for the terminal and for docs/benchmarks.md."""
