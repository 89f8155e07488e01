"""A lesson as a learner meets it: access, page, completion and what that is worth."""
