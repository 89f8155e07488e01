"""Sign-in messages that must be accepted and refused, as data. `test_signin_cases.py` runs them all.

Each case changes one thing about a good sign-in: the message's fields, its text after composing, who signs, or what
the server expects. `code` is the refusal it must end in; None where the door must open.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from eth_account import Account
from eth_account.messages import encode_defunct

from chain.signin.message import SignInMessage

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
ADA = Account.from_key("0x" + 31 * "00" + "07")
MALLORY = Account.from_key("0x" + 31 * "00" + "0b")

GOOD = SignInMessage(
    domain="learn.example.org",
    address=ADA.address,
    statement="Sign in to Web3Versity.",
    uri="https://learn.example.org",
    chain_id=296,
    nonce="3f9a6b0c2d4e8f71",
    issued_at="2026-03-14T15:05:00Z",
    expiration_time="2026-03-14T15:15:00Z",
)
EXPECTED: dict[str, Any] = {"domain": GOOD.domain, "uri": GOOD.uri, "chain_id": 296, "nonce": GOOD.nonce, "now": NOW}

Edit = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Case:
    name: str
    code: str | None
    fields: dict[str, Any] = field(default_factory=dict)
    edit: Edit = str
    signature: Callable[[str], str] = field(default_factory=lambda: sign)
    expected: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.edit(replace(GOOD, **self.fields).compose())


def sign(text: str, *, key: Any = ADA) -> str:
    return "0x" + bytes(key.sign_message(encode_defunct(text=text)).signature).hex()


def by_mallory(text: str) -> str:
    return sign(text, key=MALLORY)


def twin(text: str) -> str:
    """The other signature of the same message by the same key, which anyone can compute (EIP-2)."""
    raw = bytes.fromhex(sign(text)[2:])
    s = ORDER - int.from_bytes(raw[32:64])
    return "0x" + (raw[:32] + s.to_bytes(32) + bytes([55 - raw[64]])).hex()


def with_v(shift: int) -> Callable[[str], str]:
    def signature(text: str) -> str:
        raw = bytes.fromhex(sign(text)[2:])
        return "0x" + (raw[:64] + bytes([raw[64] + shift])).hex()

    return signature


def parts(r: int, s: int, v: int = 27) -> Callable[[str], str]:
    return lambda _: "0x" + (r.to_bytes(32) + s.to_bytes(32) + bytes([v])).hex()


def altered(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: change(sign(text))


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text, f"{old!r} is not in the message"
        return text.replace(old, new, 1)

    return edit


def line_moved(label: str, places: int) -> Edit:
    def edit(text: str) -> str:
        lines = text.split("\n")
        start = next(i for i, line in enumerate(lines) if line.startswith(label))
        lines.insert(start + places, lines.pop(start))
        return "\n".join(lines)

    return edit


def line_dropped(label: str) -> Edit:
    return lambda text: "\n".join(line for line in text.split("\n") if not line.startswith(label))


def line_doubled(label: str) -> Edit:
    return lambda text: "\n".join(
        both for line in text.split("\n") for both in ([line, line] if line.startswith(label) else [line])
    )


def at_domain(domain: str) -> dict[str, Any]:
    """The same unusual domain in the message and in what the server expects."""
    return {"fields": {"domain": domain}, "expected": {"domain": domain}}


def at_uri(uri: str) -> dict[str, Any]:
    return {"fields": {"uri": uri}, "expected": {"uri": uri}}


ACCEPTED = [
    Case(name="a good message", code=None),
    Case(name="no statement", code=None, fields={"statement": None}),
    Case(name="no expiry", code=None, fields={"expiration_time": None}),
    Case(name="statement with every allowed sign", code=None, fields={"statement": "Hi: /?#[]@!$&'()*+,;=-._~ 09 aZ"}),
    Case(name="scheme before the domain", code=None, fields={"scheme": "https"}),
    Case(name="domain with a port", code=None, **at_domain("localhost:8000")),
    Case(name="domain that is an IPv4 address", code=None, **at_domain("127.0.0.1:8000")),
    Case(name="domain that is an IPv6 address", code=None, **at_domain("[2001:db8::1]:8443")),
    Case(name="domain that is the IPv6 loopback", code=None, **at_domain("[::1]")),
    Case(name="domain in IPv6 with an IPv4 tail", code=None, **at_domain("[::ffff:192.0.2.1]")),
    Case(name="domain with a user part", code=None, **at_domain("ada@learn.example.org")),
    Case(name="percent-encoded domain", code=None, **at_domain("l%C3%A9arn.example.org")),
    Case(
        name="URI with path, query and fragment", code=None, **at_uri("https://learn.example.org/signin/?next=/a?b#c/d")
    ),
    Case(name="URI with a port", code=None, **at_uri("http://localhost:8000/")),
    Case(name="URI on an IPv6 host", code=None, **at_uri("http://[2001:db8::1]:8443/a")),
    Case(name="URI that is a name", code=None, **at_uri("did:ethr:0x128:abc")),
    Case(name="chain id of 78 digits", code=None, fields={"chain_id": 10**77}, expected={"chain_id": 10**77}),
    Case(name="chain id zero", code=None, fields={"chain_id": 0}, expected={"chain_id": 0}),
    Case(name="nonce of eight signs", code=None, fields={"nonce": "aZ09bY18"}, expected={"nonce": "aZ09bY18"}),
    Case(name="fractions of a second", code=None, fields={"issued_at": "2026-03-14T15:05:00.123456789Z"}),
    Case(name="time with an offset", code=None, fields={"issued_at": "2026-03-14T20:35:00+05:30"}),
    Case(name="time west of Greenwich", code=None, fields={"issued_at": "2026-03-14T10:05:00-05:00"}),
    Case(name="time in small letters", code=None, fields={"issued_at": "2026-03-14t15:05:00z"}),
    Case(name="not before a past time", code=None, fields={"not_before": "2026-03-14T15:05:00Z"}),
    Case(name="not before this very second", code=None, fields={"not_before": "2026-03-14T15:09:26Z"}),
    Case(name="request id", code=None, fields={"request_id": "some-id%20(1)"}),
    Case(name="empty request id", code=None, fields={"request_id": ""}),
    Case(name="resources", code=None, fields={"resources": ("ipfs://bafy/a", "https://example.org/x?y#z", "urn:a:b")}),
    Case(name="empty list of resources", code=None, fields={"resources": ()}),
    Case(name="issued ten minutes ago", code=None, fields={"issued_at": "2026-03-14T14:59:26Z"}),
    Case(name="issued by a clock a minute fast", code=None, fields={"issued_at": "2026-03-14T15:10:26Z"}),
    Case(name="one second before expiry", code=None, fields={"expiration_time": "2026-03-14T15:09:27Z"}),
    Case(name="v of 0 or 1", code=None, signature=with_v(-27)),
    Case(name="signature in capitals", code=None, signature=altered(lambda s: "0x" + s[2:].upper())),
]

MALFORMED = [
    Case(name=name, code="malformed", edit=edit)
    for name, edit in (
        ("empty text", lambda _: ""),
        ("no text of this kind", lambda _: "Hello"),
        ("CR LF line ends", lambda text: text.replace("\n", "\r\n")),
        ("old Mac line ends", lambda text: text.replace("\n", "\r")),
        ("line separators of Unicode", lambda text: text.replace("\n", "\u2028")),
        ("newline at the end", lambda text: text + "\n"),
        ("space at the end", lambda text: text + " "),
        ("newline at the beginning", lambda text: "\n" + text),
        ("byte order mark", lambda text: "\ufeff" + text),
        ("NUL at the end", lambda text: text + "\0"),
        ("half a surrogate pair", lambda text: text + "\ud800"),
        ("two messages", lambda text: text + "\n" + text),
        ("no domain", swap("learn.example.org wants", " wants")),
        ("domain with a path", swap("learn.example.org wants", "learn.example.org/a wants")),
        ("domain with a space", swap("learn.example.org wants", "learn .example.org wants")),
        ("domain with a Cyrillic a", swap("learn.example.org wants", "le\u0430rn.example.org wants")),
        ("domain with a full-width dot", swap("learn.example.org wants", "learn\uff0eexample.org wants")),
        ("port that is no number", swap("learn.example.org wants", "learn.example.org:80a wants")),
        ("IPv6 address with two gaps", swap("learn.example.org wants", "[1::2::3] wants")),
        ("IPv6 address of nine parts", swap("learn.example.org wants", "[1:2:3:4:5:6:7:8:9] wants")),
        ("IPv6 address with a zone", swap("learn.example.org wants", "[fe80::1%eth0] wants")),
        ("IPv6 address never closed", swap("learn.example.org wants", "[::1 wants")),
        ("percent sign without digits", swap("learn.example.org wants", "learn%zz wants")),
        ("other words in the first line", swap("wants you to sign in", "asks you to sign in")),
        ("first line in capitals", swap("wants you", "WANTS YOU")),
        ("another chain's first line", swap("Ethereum account", "Hedera account")),
        ("address without 0x", swap("\n0x", "\n")),
        ("address with 0X", swap("\n0x", "\n0X")),
        ("address too short", lambda text: text.replace(ADA.address, ADA.address[:-1], 1)),
        ("address too long", lambda text: text.replace(ADA.address, ADA.address + "0", 1)),
        ("address in small letters", lambda text: text.replace(ADA.address, ADA.address.lower(), 1)),
        ("one letter's checksum wrong", lambda text: text.replace(ADA.address, swap_one_case(ADA.address), 1)),
        ("address in Arabic digits", lambda text: text.replace(ADA.address, "0x" + "\u0661" * 40, 1)),
        ("no empty line after the address", swap("\n\nSign", "\nSign")),
        ("three empty lines after the address", swap("\n\nSign", "\n\n\n\nSign")),
        ("no empty line after the statement", swap(".\n\nURI", ".\nURI")),
        ("statement over two lines", swap("Sign in to", "Sign in\nto")),
        ("statement with a tab", swap("Sign in to", "Sign in\tto")),
        ("statement with quotes", swap("Sign in to", 'Sign in "to"')),
        ("statement with an accent", swap("Sign in to", "Sígn in to")),
        ("no URI", line_dropped("URI: ")),
        ("URI twice", line_doubled("URI: ")),
        ("URI without a scheme", swap("URI: https://learn", "URI: learn")),
        ("URI with a space", swap("URI: https://learn", "URI: https://le arn")),
        ("URI with an angle bracket", swap("URI: https://learn", "URI: https://<learn")),
        ("URI on a host that is no IPv6 address", swap("URI: https://learn.example.org", "URI: https://[12345::]")),
        ("label in small letters", swap("URI: ", "uri: ")),
        ("no space after a label", swap("URI: ", "URI:")),
        ("two spaces after a label", swap("URI: ", "URI:  ")),
        ("no version", line_dropped("Version: ")),
        ("version 2", swap("Version: 1", "Version: 2")),
        ("version 1.0", swap("Version: 1", "Version: 1.0")),
        ("version before URI", line_moved("Version: ", -1)),
        ("no chain id", line_dropped("Chain ID: ")),
        ("chain id twice", line_doubled("Chain ID: ")),
        ("chain id that is no number", swap("Chain ID: 296", "Chain ID: abc")),
        ("chain id in hexadecimal", swap("Chain ID: 296", "Chain ID: 0x128")),
        ("negative chain id", swap("Chain ID: 296", "Chain ID: -296")),
        ("chain id with leading zeros", swap("Chain ID: 296", "Chain ID: 0296")),
        ("chain id in Devanagari digits", swap("Chain ID: 296", "Chain ID: \u0968\u096f\u096c")),
        ("chain id of 3000 digits", swap("Chain ID: 296", "Chain ID: " + "9" * 3000)),
        ("no nonce", line_dropped("Nonce: ")),
        ("nonce of seven signs", swap(GOOD.nonce, "aZ09bY1")),
        ("nonce with a hyphen", swap(GOOD.nonce, "aZ09-bY18")),
        ("nonce twice", line_doubled("Nonce: ")),
        ("nonce after the time", line_moved("Nonce: ", 1)),
        ("no time of issue", line_dropped("Issued At: ")),
        ("day without a time", swap("2026-03-14T15:05:00Z", "2026-03-14")),
        ("time without a zone", swap("2026-03-14T15:05:00Z", "2026-03-14T15:05:00")),
        ("space between day and time", swap("2026-03-14T15:05:00Z", "2026-03-14 15:05:00Z")),
        ("thirtieth of February", swap("2026-03-14T15:05:00Z", "2026-02-30T15:05:00Z")),
        ("month thirteen", swap("2026-03-14T15:05:00Z", "2026-13-14T15:05:00Z")),
        ("hour twenty-four", swap("2026-03-14T15:05:00Z", "2026-03-14T24:00:00Z")),
        ("second sixty-one", swap("2026-03-14T15:05:00Z", "2026-03-14T15:05:61Z")),
        ("year zero", swap("2026-03-14T15:05:00Z", "0000-03-14T15:05:00Z")),
        ("offset of a hundred hours", swap("2026-03-14T15:05:00Z", "2026-03-14T15:05:00+99:99")),
        ("fraction after a comma", swap("2026-03-14T15:05:00Z", "2026-03-14T15:05:00,5Z")),
        ("time in a week's notation", swap("2026-03-14T15:05:00Z", "2026-W11-6T15:05:00Z")),
        ("expiry that is no time", swap("Expiration Time: 2026-03-14T15:15:00Z", "Expiration Time: soon")),
        ("expiry on an impossible day", swap("Expiration Time: 2026-03-14", "Expiration Time: 2026-03-32")),
        ("expiry before the time of issue", line_moved("Expiration Time: ", -1)),
        ("expiry twice", line_doubled("Expiration Time: ")),
        ("not before on an impossible day", lambda text: text + "\nNot Before: 2026-00-01T00:00:00Z"),
        ("request id before not before", lambda text: text + "\nRequest ID: 1\nNot Before: 2026-03-14T15:00:00Z"),
        ("request id with a slash", lambda text: text + "\nRequest ID: a/b"),
        ("resource without a dash", lambda text: text + "\nResources:\nhttps://example.org"),
        ("resource that is no URI", lambda text: text + "\nResources:\n- nothing"),
        ("space after resources", lambda text: text + "\nResources: \n- https://example.org"),
        ("empty resource line", lambda text: text + "\nResources:\n- https://a.example\n\n- https://b.example"),
        ("unknown label", lambda text: text + "\nRole: admin"),
        ("label that was made up in between", swap("Nonce: ", "Role: admin\nNonce: ")),
        ("longer than 4096 signs", lambda text: text + "\nResources:" + "\n- https://example.org/a" * 180),
        ("hostile percent signs", swap("URI: https://learn", "URI: https://" + "%41" * 1200 + "\x01")),
        ("hostile slashes", swap("URI: https://learn", "URI: https:" + "/a" * 1700 + "\x01")),
        ("hostile at signs", swap("learn.example.org wants", "a:@" * 1200 + " wants")),
        ("hostile statement", swap("Sign in to", "a b " * 900 + "\x01")),
    )
]


def swap_one_case(address: str) -> str:
    place = next(i for i, sign_ in enumerate(address) if sign_ in "abcdefABCDEF" and i > 1)
    return address[:place] + address[place].swapcase() + address[place + 1 :]


REFUSED = [
    Case(name="message for another domain", code="wrong_domain", fields={"domain": "evil.example.org"}),
    Case(name="message for a subdomain", code="wrong_domain", fields={"domain": "x.learn.example.org"}),
    Case(name="message for another port", code="wrong_domain", fields={"domain": "learn.example.org:8443"}),
    Case(name="domain in other letters", code="wrong_domain", fields={"domain": "Learn.example.org"}),
    Case(name="our domain as a user part", code="wrong_domain", fields={"domain": "learn.example.org@evil.example"}),
    Case(name="look-alike domain in ASCII", code="wrong_domain", fields={"domain": "1earn.example.org"}),
    Case(name="message for another URI", code="wrong_domain", fields={"uri": "https://evil.example.org"}),
    Case(name="URI by the other scheme", code="wrong_domain", fields={"uri": "http://learn.example.org"}),
    Case(name="URI that only begins like ours", code="wrong_domain", fields={"uri": "https://learn.example.org.evil"}),
    Case(name="URI with a slash more", code="wrong_domain", fields={"uri": "https://learn.example.org/"}),
    Case(name="message for Ethereum itself", code="wrong_chain", fields={"chain_id": 1}),
    Case(name="message for Hedera's main network", code="wrong_chain", fields={"chain_id": 295}),
    Case(name="another nonce", code="wrong_nonce", fields={"nonce": "anotherNonce0001"}),
    Case(name="nonce in other letters", code="wrong_nonce", fields={"nonce": GOOD.nonce.upper()}),
    Case(name="issued ten minutes and a second ago", code="stale", fields={"issued_at": "2026-03-14T14:59:25Z"}),
    Case(name="issued last year", code="stale", fields={"issued_at": "2025-03-14T15:05:00Z"}),
    Case(name="issued in the year one", code="stale", fields={"issued_at": "0001-01-01T00:00:00+23:59"}),
    Case(name="issued in the future", code="stale", fields={"issued_at": "2026-03-14T15:10:27Z"}),
    Case(name="issued in the last year there is", code="stale", fields={"issued_at": "9999-12-31T23:59:59-23:59"}),
    Case(name="local time passed off as universal", code="stale", fields={"issued_at": "2026-03-14T15:05:00+05:30"}),
    Case(name="expired this very second", code="expired", fields={"expiration_time": "2026-03-14T15:09:26Z"}),
    Case(name="expired elsewhere on earth", code="expired", fields={"expiration_time": "2026-03-14T15:15:00+01:00"}),
    Case(name="not valid for a second yet", code="not_yet_valid", fields={"not_before": "2026-03-14T15:09:27Z"}),
    Case(name="another person's signature", code="wrong_signer", signature=by_mallory),
    Case(name="signature of another message", code="wrong_signer", signature=lambda _: sign("Hello")),
    Case(
        name="signature of the message with CR LF",
        code="wrong_signer",
        signature=lambda t: sign(t.replace("\n", "\r\n")),
    ),
    Case(name="somebody else's address, own key", code="wrong_signer", fields={"address": MALLORY.address}),
    Case(name="the wrong one of two recovery ids", code="wrong_signer", signature=lambda t: with_v(flip(t))(t)),
    Case(name="account without a key (long-zero)", code="long_zero", fields={"address": "0x" + "0" * 36 + "1234"}),
    Case(name="malleable twin", code="bad_signature", signature=twin),
    Case(name="empty signature", code="bad_signature", signature=lambda _: ""),
    Case(name="signature of no bytes", code="bad_signature", signature=lambda _: "0x"),
    Case(name="signature without 0x", code="bad_signature", signature=altered(lambda s: s[2:])),
    Case(name="signature that is no hexadecimal", code="bad_signature", signature=lambda _: "0x" + "zz" * 65),
    Case(name="signature in full-width digits", code="bad_signature", signature=lambda _: "0x" + "\uff11" * 130),
    Case(name="signature with half a byte more", code="bad_signature", signature=altered(lambda s: s + "0")),
    Case(name="signature one byte short", code="bad_signature", signature=altered(lambda s: s[:-2])),
    Case(name="compact signature (EIP-2098)", code="bad_signature", signature=altered(lambda s: s[:130])),
    Case(name="signature with a space", code="bad_signature", signature=altered(lambda s: s + " ")),
    Case(name="signature with a newline", code="bad_signature", signature=altered(lambda s: s + "\n")),
    Case(name="v of 2", code="bad_signature", signature=parts(7, 7, 2)),
    Case(name="v of a transaction (EIP-155)", code="bad_signature", signature=parts(7, 7, 37)),
    Case(name="r of zero", code="bad_signature", signature=parts(0, 7)),
    Case(name="s of zero", code="bad_signature", signature=parts(7, 0)),
    Case(name="r of the curve's order", code="bad_signature", signature=parts(ORDER, 7)),
    Case(name="s just above half the order", code="bad_signature", signature=parts(7, ORDER // 2 + 1)),
    Case(name="r that is no point of the curve", code="bad_signature", signature=parts(5, 7)),
    Case(name="all bytes 255", code="bad_signature", signature=lambda _: "0x" + "ff" * 65),
    Case(name="contract wallet (66 bytes)", code="contract_wallet", signature=altered(lambda s: s + "00")),
    Case(name="contract wallet, two owners", code="contract_wallet", signature=altered(lambda s: s + s[2:])),
    Case(
        name="contract wallet not deployed yet (ERC-6492)",
        code="contract_wallet",
        signature=altered(lambda s: s + "6492" * 16),
    ),
    Case(name="ERC-6492 within 65 bytes", code="contract_wallet", signature=lambda _: "0x" + "00" * 33 + "6492" * 16),
]


def flip(text: str) -> int:
    """What turns v into the other of 27 and 28."""
    return 1 if sign(text).endswith("1b") else -1


CASES = [*ACCEPTED, *MALFORMED, *REFUSED]
