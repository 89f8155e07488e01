"""How long the site waits for its database, and what it says when that was in vain (docs/decisions/034)."""
