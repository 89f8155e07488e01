"""The door for wallets: JSON-RPC to the practice network, and to nothing else, for whoever comes (decision 020)."""
