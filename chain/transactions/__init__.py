"""A learner's own transactions: listed, and exported as CSV."""
