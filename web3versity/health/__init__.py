"""Whether the site and the servers it needs are well."""
