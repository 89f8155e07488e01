"""The environment, read once, with a sentence that names the variable when a value will not do."""

import os
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

KINDS = {int: "a whole number", float: "a number", bool: "true or false"}


class Environment(environ.Env):  # type: ignore[misc]  # django-environ has no types
    """django-environ, whose refusals name the variable and which takes no unknown word for false."""

    def get_value(self, var: str, cast: Any = None, default: Any = environ.Env.NOTSET, **options: Any) -> Any:
        text = self.ENVIRON.get(var, "")
        if cast is bool and text.lower() not in (*self.BOOLEAN_TRUE_STRINGS, "", "false", "off", "no", "n", "0"):
            raise ImproperlyConfigured(f"{var} must be true or false, not {text!r}.")
        if text == "" and cast in KINDS and default is not self.NOTSET:
            return default
        try:
            return super().get_value(var, cast, default, **options)
        except ValueError as error:
            raise ImproperlyConfigured(f"{var} must be {KINDS.get(cast, 'well formed')}, not {text!r}.") from error


env = Environment()
env.read_env(os.environ.get("ENV_FILE") or Path(__file__).resolve().parent.parent / ".env")


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


def read_security_contact() -> list[str]:
    """Where weaknesses of the site are told: mailto: or https: addresses, the preferred one first; perhaps none."""
    contacts: list[str] = [contact.strip() for contact in env.list("SECURITY_CONTACT", default=[])]
    for contact in contacts:
        if not contact.startswith(("https://", "mailto:")) or not contact.isprintable() or " " in contact:
            raise ImproperlyConfigured(
                f"SECURITY_CONTACT must be addresses such as mailto:security@example.org, not {contact!r}."
            )
    return contacts


def read_replica_max_lag() -> int:
    """Seconds that a replica may lag behind and still be read from."""
    seconds: int = env.int("REPLICA_MAX_LAG", default=5)
    if not 1 <= seconds <= 60:
        raise ImproperlyConfigured(f"REPLICA_MAX_LAG must be a number of seconds from 1 to 60, not {seconds}.")
    return seconds


def read_networks(variable: str) -> list[IPv4Network | IPv6Network]:
    """Networks such as 10.0.0.0/8 or single addresses, separated by commas; perhaps none."""
    try:
        return [ip_network(text.strip()) for text in env.list(variable, default=[])]
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} must be networks such as 10.0.0.0/8: {error}.") from error


def read_mail_server() -> dict[str, Any]:
    """Django's settings for sending mail, from EMAIL_URL; empty when it is unset. Never repeats the password."""
    url: str = env.str("EMAIL_URL", default="")
    try:
        found: dict[str, Any] = env.email_url_config(url) if url else {}
    except (ImproperlyConfigured, ValueError):
        found = {"EMAIL_BACKEND": ""}
    if url and (not found["EMAIL_BACKEND"] or (url.startswith("smtp") and not found["EMAIL_HOST"])):
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587.")
    if found and not found["EMAIL_PORT"]:
        found["EMAIL_PORT"] = _usual_mail_port(found)
    return found


def _usual_mail_port(server: dict[str, Any]) -> int:
    if server.get("EMAIL_USE_TLS"):
        return 587
    return 465 if server.get("EMAIL_USE_SSL") else 25


def read_mail_sender(host: str) -> str:
    """Who the site's mail is from."""
    sender: str = env.str("DEFAULT_FROM_EMAIL", default="") or f"Web3Versity <no-reply@{host}>"
    if not parseaddr(sender)[1].count("@") == 1:
        raise ImproperlyConfigured(f"DEFAULT_FROM_EMAIL must look like School <school@example.org>, not {sender!r}.")
    return sender
