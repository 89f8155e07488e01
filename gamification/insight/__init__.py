"""Reports on streaks, days of learning and who comes back (learning/insight/)."""
