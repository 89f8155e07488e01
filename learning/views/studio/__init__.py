"""The pages at /studio/: recipes over learning/studio/ (operations) and learning/writing/ (forms)."""
