"""Twenty pages measured by the processor time they take."""
