"""The ABNF of EIP-4361 as regular expressions. Pieces of RFC 3986 and RFC 3339 keep the names they have there.

Narrower than the ABNF in three places, none of which a real site or wallet uses: a chain id has no leading zeros, an
hour ends at 23, and an address in brackets is IPv6 (`[v1.x]` is refused). What stands in the brackets is checked by
`ip_literals_are_valid`. No piece can match the same text in two ways, so hostile input costs linear time.
"""

import re
from ipaddress import AddressValueError, IPv6Address

_UNRESERVED = r"A-Za-z0-9\-._~"
_SUB_DELIMS = r"!$&'()*+,;="
_GEN_DELIMS = r":/?#\[\]@"
_PCT_ENCODED = r"%[0-9A-Fa-f]{2}"
_PCHAR = rf"(?:[{_UNRESERVED}{_SUB_DELIMS}:@]|{_PCT_ENCODED})"
_SEGMENTS = rf"(?:/{_PCHAR}*)*"

_SCHEME = r"[A-Za-z][A-Za-z0-9+\-.]*"
_USERINFO = rf"(?:[{_UNRESERVED}{_SUB_DELIMS}:]|{_PCT_ENCODED})*"
_REG_NAME = rf"(?:[{_UNRESERVED}{_SUB_DELIMS}]|{_PCT_ENCODED})+"
_IP_LITERAL = r"\[[0-9A-Fa-f:.]+\]"
_AUTHORITY = rf"(?:{_USERINFO}@)?(?:{_IP_LITERAL}|{_REG_NAME})(?::[0-9]*)?"

_PATH_ABSOLUTE = rf"/(?:{_PCHAR}+{_SEGMENTS})?"
_PATH_ROOTLESS = rf"{_PCHAR}+{_SEGMENTS}"
_HIER_PART = rf"(?://(?:{_AUTHORITY})?{_SEGMENTS}|{_PATH_ABSOLUTE}|{_PATH_ROOTLESS}|)"
_URI = rf"{_SCHEME}:{_HIER_PART}(?:\?(?:{_PCHAR}|[/?])*)?(?:#(?:{_PCHAR}|[/?])*)?"

_HOUR = r"(?:[01][0-9]|2[0-3])"
_DATE_TIME = (
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[Tt]{_HOUR}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?"
    rf"(?:[Zz]|[+-]{_HOUR}:[0-5][0-9])"
)

MESSAGE = re.compile(
    rf"(?:(?P<scheme>{_SCHEME})://)?(?P<domain>{_AUTHORITY}) wants you to sign in with your Ethereum account:\n"
    r"(?P<address>0x[0-9A-Fa-f]{40})\n"
    r"\n"
    rf"(?:(?P<statement>[{_UNRESERVED}{_GEN_DELIMS}{_SUB_DELIMS} ]+)\n)?"
    r"\n"
    rf"URI: (?P<uri>{_URI})\n"
    r"Version: 1\n"
    r"Chain ID: (?P<chain_id>0|[1-9][0-9]{0,77})\n"
    r"Nonce: (?P<nonce>[A-Za-z0-9]{8,})\n"
    rf"Issued At: (?P<issued_at>{_DATE_TIME})"
    rf"(?:\nExpiration Time: (?P<expiration_time>{_DATE_TIME}))?"
    rf"(?:\nNot Before: (?P<not_before>{_DATE_TIME}))?"
    rf"(?:\nRequest ID: (?P<request_id>{_PCHAR}*))?"
    rf"(?:\nResources:(?P<resources>(?:\n- {_URI})*))?",
    re.ASCII,
)

_BRACKETED = re.compile(r"\[([^\]]*)\]")


def ip_literals_are_valid(text: str) -> bool:
    """Whether everything in square brackets in an authority or URI is an IPv6 address (RFC 3986, IP-literal)."""
    try:
        for literal in _BRACKETED.findall(text):
            IPv6Address(literal)
    except AddressValueError:
        return False
    return True
