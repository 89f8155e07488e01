"""Badges as tokens, for learners who ask for it. The tokens go the way of certificates (chain/certificates)."""
