"""Trying a lesson as a learner would, before it is published: shown, done and graded, and nothing of it is kept."""
