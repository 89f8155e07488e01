"""Every page of the site, opened with the worst content that its models allow: phones, scripts of the world, HTML."""
