"""Gossip about gossip: read a small hashgraph, count what an event sees, find rounds, and vote without a vote."""
