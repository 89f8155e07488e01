"""Hash with your own hands: see what one sign does, find the altered page, and guess a text from its hash."""
