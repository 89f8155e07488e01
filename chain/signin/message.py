"""Sign-In with Ethereum messages (EIP-4361): written and read without a word of leeway."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eth_utils.address import is_checksum_address

from chain.signin import grammar
from chain.signin.errors import SignInRefused

# A message of ours has about 400 characters; the rest is room for other writers' resources.
MAX_LENGTH = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInMessage:
    """The fields of a message, named as in EIP-4361. Times stay as written, so that the text comes back unchanged."""

    domain: str
    address: str
    uri: str
    chain_id: int
    nonce: str
    issued_at: str
    scheme: str | None = None
    statement: str | None = None
    expiration_time: str | None = None
    not_before: str | None = None
    request_id: str | None = None
    resources: tuple[str, ...] | None = None

    @classmethod
    def parse(cls, text: str) -> "SignInMessage":
        """The fields of `text`. Raises SignInRefused("malformed") unless all of it follows the grammar."""
        match = grammar.MESSAGE.fullmatch(text) if len(text) <= MAX_LENGTH else None
        if match is None or not is_checksum_address(match["address"]):
            raise SignInRefused("malformed")
        fields: dict[str, Any] = match.groupdict()
        listed = fields.pop("resources")
        resources = None if listed is None else tuple(line.removeprefix("- ") for line in listed.split("\n")[1:])
        for place in (fields["domain"], fields["uri"], *(resources or ())):
            if not grammar.ip_literals_are_valid(place):
                raise SignInRefused("malformed")
        for time in (fields["issued_at"], fields["expiration_time"], fields["not_before"]):
            if time is not None:
                parse_time(time)
        return cls(**{**fields, "chain_id": int(fields["chain_id"])}, resources=resources)

    def compose(self) -> str:
        """The text a wallet shows and signs. `parse` gives the same fields back when they follow the grammar."""
        scheme = f"{self.scheme}://" if self.scheme else ""
        lines = [f"{scheme}{self.domain} wants you to sign in with your Ethereum account:", self.address, ""]
        lines += [self.statement, ""] if self.statement else [""]
        lines += [
            f"URI: {self.uri}",
            "Version: 1",
            f"Chain ID: {self.chain_id}",
            f"Nonce: {self.nonce}",
            f"Issued At: {self.issued_at}",
        ]
        optional = {
            "Expiration Time": self.expiration_time,
            "Not Before": self.not_before,
            "Request ID": self.request_id,
        }
        lines += [f"{label}: {value}" for label, value in optional.items() if value is not None]
        if self.resources is not None:
            lines += ["Resources:", *(f"- {resource}" for resource in self.resources)]
        return "\n".join(lines)


def parse_time(text: str) -> datetime:
    """An RFC 3339 time with its offset. Raises SignInRefused("malformed") for a day or time that does not exist."""
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise SignInRefused("malformed") from error


def format_time(moment: datetime) -> str:
    """An aware time as EIP-4361 wants it, to the second."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
