"""Build and check a Merkle proof: that a name stands in a list, without the list."""
