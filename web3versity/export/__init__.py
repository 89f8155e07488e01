"""Everything the site keeps about one learner, as a JSON document whose keys docs/account-export.md describes."""
