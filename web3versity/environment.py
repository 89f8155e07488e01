"""The environment, read once, with a sentence that names the variable when a value will not do."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
env.read_env(Path(__file__).resolve().parent.parent / ".env")


def require_secret_key() -> str:
    """The SECRET_KEY of this installation. Raises ImproperlyConfigured when it is missing or short."""
    key: str = env.str("SECRET_KEY", default="")
    if len(key) < 50:
        raise ImproperlyConfigured("SECRET_KEY must be set to a random text of at least 50 characters.")
    return key


def read_site_url() -> str:
    """Scheme and host under which people open the site, without a path: wallets sign in to exactly this."""
    url: str = env.str("SITE_URL", default=f"http://localhost:{env.int('PORT', default=8000)}").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"SITE_URL must look like https://learn.example.org, not {url!r}.")
    return url
