"""XP: awards, levels, and the ledger as a statement."""
