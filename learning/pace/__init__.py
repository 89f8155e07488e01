"""Learning takes time, once: what is done in less than the quickest learners need does not count yet (decision 021)."""
