"""Django's backend for PostgreSQL, with patience that ends: the ENGINE of web3versity/settings.py."""
