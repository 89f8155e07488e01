"""A lively school to look at: `manage.py seed_demo`. For a developer's machine, never for a site that people use."""
