"""Asking the certificate contract. Every question is one `eth_call`; all raise ChainUnreachable and ChainRefused."""

from dataclasses import dataclass
from typing import Any, Final

from eth_utils.address import to_checksum_address

from chain import gateway
from chain.contracts.artefact import load_artefact
from chain.contracts.calls import call_data, octets_of

REVERTED: Final = 3
REVERTED_WORDS: Final = "revert"


class NoContract(Exception):
    """Nothing stands at the address, or something else: the chain was reset, or is another one."""


@dataclass(frozen=True)
class Collection:
    """The certificate contract at an address. Answers for an address without one raise NoContract."""

    address: str

    def is_there(self) -> bool:
        """Whether exactly our contract stands at the address. Also raises no NoContract."""
        return gateway.code_at(self.address).startswith(load_artefact().deployed_code())

    def token_of(self, fingerprint: str) -> int:
        """The serial a record was issued under, also when it was revoked since; 0 when it never was."""
        return int(self.ask("token_of", ("bytes32",), octets_of(fingerprint), answer="uint256"))

    def certificate_of(self, serial: int) -> str:
        """The fingerprint of a token, zeros when there is none."""
        return "0x" + bytes(self.ask("certificate_of", ("uint256",), serial, answer="bytes32")).hex()

    def is_revoked(self, fingerprint: str) -> bool:
        return bool(self.ask("is_revoked", ("bytes32",), octets_of(fingerprint), answer="bool"))

    def owner_of(self, serial: int) -> str | None:
        """Who holds a token (EIP-55); None when it is burned or never was."""
        try:
            holder = self.ask("ownerOf", ("uint256",), serial, answer="address")
        except gateway.ChainRefused as refusal:
            if is_revert(refusal):
                return None
            raise
        return to_checksum_address(holder)

    def token_uri(self, serial: int) -> str:
        return str(self.ask("tokenURI", ("uint256",), serial, answer="string"))

    def total_supply(self) -> int:
        """How many tokens live."""
        return int(self.ask("totalSupply", (), answer="uint256"))

    def owner(self) -> str:
        """Who may say who mints (EIP-55)."""
        return to_checksum_address(self.ask("owner", (), answer="address"))

    def is_minter(self, address: str) -> bool:
        return bool(self.ask("is_minter", ("address",), address, answer="bool"))

    def ask(self, name: str, types: tuple[str, ...], *arguments: Any, answer: str) -> Any:
        from eth_abi.abi import decode
        from eth_abi.exceptions import DecodingError

        octets = gateway.call(self.address, call_data(name, types, *arguments))
        try:
            (value,) = decode([answer], octets)
        except DecodingError:
            raise NoContract(f"There is no certificate contract at {self.address}.") from None
        return value


def is_revert(refusal: gateway.ChainRefused) -> bool:
    """Whether the contract itself said no. Relays name it by code, some nodes by words alone."""
    return refusal.code == REVERTED or REVERTED_WORDS in refusal.message.lower()
