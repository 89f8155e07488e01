"""What a network is, and what is kept of one (learning/web/client_ip.py)."""

import pytest
from django.test import RequestFactory, override_settings

from learning.web.client_ip import client_network, network_mark, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0"),
        ("203.0.113.200", "203.0.113.0"),
        ("203.0.114.7", "203.0.114.0"),
        ("::ffff:203.0.113.7", "203.0.113.0"),
        ("2001:db8:7:1::1", "2001:db8:7::"),
        ("2001:db8:7:ffff::1", "2001:db8:7::"),
        ("2001:db8:8::1", "2001:db8:8::"),
        ("", None),
        ("unix:", None),
        ("203.0.113.7, 1.2.3.4", None),
    ],
)
def test_a_network_is_what_one_customer_can_have_of_a_provider(address: str, network: str | None) -> None:
    assert network_of(address) == network


def test_only_the_last_forwarded_address_is_believed_and_only_behind_a_proxy() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.7"})
    assert client_network(request) == "10.0.0.0"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert client_network(request) == "203.0.113.0"


def test_a_mark_tells_networks_apart_within_its_salt_alone_and_is_nothing_without_the_key() -> None:
    here = network_mark("203.0.113.0", "report", 7)
    assert here == network_mark("203.0.113.0", "report", 7)
    others = {network_mark("203.0.114.0", "report", 7), network_mark("203.0.113.0", "report", 8)}
    with override_settings(SECRET_KEY="another key"):
        others.add(network_mark("203.0.113.0", "report", 7))
    assert len(others | {here}) == 4
    assert network_mark(None, "report", 7) == ""
