"""Where a request comes from: the one place that says what a network is, and how one is written down."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

# What one customer can have of a provider without asking: neighbours in these come as easily as one address.
_IPV4_PREFIX: Final = 24
_IPV6_PREFIX: Final = 48
_MARK_LENGTH: Final = 16


def client_network(request: HttpRequest) -> str | None:
    """The network a request comes from, by its first address: the /24 of an IPv4 address or the /48 of an IPv6 address.

    None when unknown. Behind a proxy it is the last address in X-Forwarded-For: the proxy wrote that one, anybody may
    have written those before it.
    """
    return network_of(_written_address(request))


def client_address(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """The address itself, for what only certain machines may read. It is stored nowhere."""
    try:
        return _plain(ip_address(_written_address(request)))
    except ValueError:
        return None


def _written_address(request: HttpRequest) -> str:
    text: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER is not None:
        text = request.headers.get("X-Forwarded-For", text).rsplit(",", 1)[-1].strip()
    return text


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """What IPv6 sockets call ::ffff:10.0.0.1 is 10.0.0.1."""
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def network_of(text: str) -> str | None:
    """The network of an IP address; None when `text` is none."""
    try:
        address = _plain(ip_address(text))
    except ValueError:
        return None
    prefix = _IPV6_PREFIX if isinstance(address, IPv6Address) else _IPV4_PREFIX
    return str(ip_network((address.packed, prefix), strict=False)[0])


def network_mark(network: str | None, *salt: object) -> str:
    """What is stored of a network: a keyed hash, to be compared only with others of the same `salt`; "" when unknown.

    A salt with a day or a post in it keeps anybody, us included, from following a network from one to the next.
    """
    return object_mark(network, "network", *salt) if network else ""


def network_mark_of_today(network: str | None, scope: str) -> str:
    """The mark with the day (UTC) as salt."""
    return network_mark(network, scope, timezone.now().date())


def object_mark(name: str, *salt: object) -> str:
    """The same of anything that must not be readable where it is stored."""
    return salted_hmac(":".join(map(str, ("mark", *salt))), name, algorithm="sha256").hexdigest()[:_MARK_LENGTH]
