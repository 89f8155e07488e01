"""Reports on the forum (learning/insight/)."""
