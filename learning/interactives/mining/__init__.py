"""Mine a block: find the nonce that wins, and see what proof of work costs a cheat."""
