from urllib.parse import urlsplit

from django.conf import settings


def signin_domain() -> str:
    """The host, with its port if it names one, to which every message of this site is bound: as browsers write it."""
    return urlsplit(settings.SITE_URL).netloc.lower()


def signin_uri() -> str:
    """The URI in every message: the site itself."""
    return settings.SITE_URL
