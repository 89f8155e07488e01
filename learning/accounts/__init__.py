"""What a learner's account is made of: signing up, the profile, privacy, and deleting it."""
