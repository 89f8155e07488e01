"""The contract on a real devnet: what it promises, what it refuses, and that refusing changes nothing."""

import secrets
import sys

import pytest

from chain.contracts.calls import call_data, issue_data, issue_many_data, octets_of, revoke_data, set_minter_data
from chain.contracts.collection import Collection, NoContract
from chain.tests.contracts import BASE_URI, Desk, desk

__all__ = ("desk",)

NOBODY = "0x" + "0" * 40
TRANSFERS = [
    call_data("transferFrom", ("address", "address", "uint256"), "0x" + "11" * 20, "0x" + "22" * 20, 1),
    call_data("safeTransferFrom", ("address", "address", "uint256"), "0x" + "11" * 20, "0x" + "22" * 20, 1),
    call_data(
        *("safeTransferFrom", ("address", "address", "uint256", "bytes")),
        *("0x" + "11" * 20, "0x" + "22" * 20, 1, b"with data"),
    ),
    call_data("approve", ("address", "uint256"), "0x" + "22" * 20, 1),
    call_data("setApprovalForAll", ("address", "bool"), "0x" + "22" * 20, True),
]


def new_fingerprint() -> str:
    return "0x" + secrets.token_hex(32)


def issue(desk: Desk, recipient: str) -> tuple[str, int]:
    """A new record's fingerprint and serial."""
    fingerprint = new_fingerprint()
    assert desk.send(desk.owner, issue_data(recipient, fingerprint)).succeeded
    return fingerprint, desk.collection.token_of(fingerprint)


@pytest.mark.parametrize(
    ("interface", "is_supported"),
    [
        ("01ffc9a7", True),  # ERC-165
        ("80ac58cd", True),  # ERC-721
        ("5b5e139f", True),  # its metadata
        ("b45a3c0e", True),  # ERC-5192
        ("780e9d63", False),  # enumeration
        ("ffffffff", False),
        ("00000000", False),
    ],
)
def test_it_names_the_interfaces_it_has(desk: Desk, interface: str, is_supported: bool) -> None:
    supports = ("supportsInterface", ("bytes4",), bytes.fromhex(interface))
    assert desk.collection.ask(*supports, answer="bool") is is_supported


def test_a_token_is_issued_to_its_holder_and_locked(desk: Desk) -> None:
    fingerprint, serial = issue(desk, desk.amina)
    assert serial == 1
    assert desk.collection.owner_of(serial) == desk.amina
    assert desk.collection.certificate_of(serial) == fingerprint
    assert desk.collection.token_uri(serial) == f"{BASE_URI}1"
    assert desk.collection.ask("locked", ("uint256",), serial, answer="bool") is True
    assert desk.collection.ask("balanceOf", ("address",), desk.amina, answer="uint256") == 1
    assert desk.collection.ask("name", (), answer="string") == "Web3Versity"
    assert desk.collection.ask("symbol", (), answer="string") == "W3V"
    assert not desk.collection.is_revoked(fingerprint)


@pytest.mark.parametrize("transfer", TRANSFERS, ids=["transfer", "safe", "safe-data", "approve", "approve-all"])
def test_nobody_moves_a_token(desk: Desk, transfer: bytes) -> None:
    _, serial = issue(desk, desk.amina)
    for sender in (desk.amina, desk.owner, desk.stranger):
        assert "soulbound" in desk.refusal(sender, transfer)
    assert desk.collection.owner_of(serial) == desk.amina


def test_nobody_is_approved(desk: Desk) -> None:
    _, serial = issue(desk, desk.amina)
    assert int(desk.collection.ask("getApproved", ("uint256",), serial, answer="address"), 16) == 0
    both = ("isApprovedForAll", ("address", "address"), desk.amina, desk.owner)
    assert desk.collection.ask(*both, answer="bool") is False


def test_a_record_is_issued_once(desk: Desk) -> None:
    fingerprint, _ = issue(desk, desk.amina)
    assert "already issued" in desk.refusal(desk.owner, issue_data(desk.kwame, fingerprint))
    batch = issue_many_data([(desk.kwame, new_fingerprint()), (desk.kwame, fingerprint)])
    assert "already issued" in desk.refusal(desk.owner, batch)
    twice = new_fingerprint()
    batch = issue_many_data([(desk.amina, twice), (desk.kwame, twice)])
    assert "already issued" in desk.refusal(desk.owner, batch)


@pytest.mark.parametrize(("recipient", "fingerprint"), [(NOBODY, "0x" + "1" * 64), ("0x" + "1" * 40, "0x" + "0" * 64)])
def test_nothing_is_issued_to_nobody_or_for_nothing(desk: Desk, recipient: str, fingerprint: str) -> None:
    assert desk.refusal(desk.owner, issue_data(recipient, fingerprint))


def test_strangers_do_nothing(desk: Desk) -> None:
    fingerprint, _ = issue(desk, desk.amina)
    for stranger in (desk.stranger, desk.amina):
        assert "not a minter" in desk.refusal(stranger, issue_data(stranger, new_fingerprint()))
        assert "not a minter" in desk.refusal(stranger, issue_many_data([(stranger, new_fingerprint())]))
        assert "not a minter" in desk.refusal(stranger, issue_many_data([(stranger, new_fingerprint())] * 2))
        assert "not a minter" in desk.refusal(stranger, revoke_data(fingerprint, "Mine now"))
        assert "not the owner" in desk.refusal(stranger, set_minter_data(stranger, may=True))
        offer = call_data("transfer_ownership", ("address",), stranger)
        assert "not the owner" in desk.refusal(stranger, offer)
        assert "not the pending owner" in desk.refusal(stranger, call_data("accept_ownership", ()))


def test_a_minter_issues_and_revokes_until_that_is_taken_back(desk: Desk) -> None:
    assert desk.send(desk.owner, set_minter_data(desk.stranger, may=True)).succeeded
    fingerprint = new_fingerprint()
    assert desk.send(desk.stranger, issue_data(desk.amina, fingerprint)).succeeded
    assert desk.send(desk.stranger, revoke_data(fingerprint, "By the minter")).succeeded
    assert "not the owner" in desk.refusal(desk.stranger, set_minter_data(desk.stranger, may=True))
    assert desk.send(desk.owner, set_minter_data(desk.stranger, may=False)).succeeded
    assert "not a minter" in desk.refusal(desk.stranger, issue_data(desk.amina, new_fingerprint()))


def test_ownership_changes_hands_in_two_steps(desk: Desk) -> None:
    assert desk.send(desk.owner, call_data("transfer_ownership", ("address",), desk.kwame)).succeeded
    assert desk.collection.owner() == desk.owner
    assert "not the pending owner" in desk.refusal(desk.stranger, call_data("accept_ownership", ()))
    assert desk.send(desk.kwame, call_data("accept_ownership", ())).succeeded
    assert desk.collection.owner() == desk.kwame
    assert "not the owner" in desk.refusal(desk.owner, set_minter_data(desk.owner, may=True))
    # Once accepted, an offer is spent.
    assert "not the pending owner" in desk.refusal(desk.kwame, call_data("accept_ownership", ()))


def test_revoking_burns_and_leaves_a_mark(desk: Desk) -> None:
    fingerprint, serial = issue(desk, desk.amina)
    _, kept = issue(desk, desk.amina)
    assert desk.send(desk.owner, revoke_data(fingerprint, "Handed in by somebody else")).succeeded
    assert desk.collection.owner_of(serial) is None
    assert desk.collection.is_revoked(fingerprint)
    assert desk.collection.token_of(fingerprint) == serial
    assert desk.collection.ask("balanceOf", ("address",), desk.amina, answer="uint256") == 1
    assert desk.collection.owner_of(kept) == desk.amina
    assert "already revoked" in desk.refusal(desk.owner, revoke_data(fingerprint, "Again"))
    assert "already issued" in desk.refusal(desk.owner, issue_data(desk.amina, fingerprint))
    # Serials are not given again either.
    assert issue(desk, desk.kwame)[1] == kept + 1


def test_what_was_never_issued_is_not_revoked(desk: Desk) -> None:
    fingerprint = new_fingerprint()
    assert "not issued" in desk.refusal(desk.owner, revoke_data(fingerprint, "Too early"))
    assert not desk.collection.is_revoked(fingerprint)


def test_a_batch_is_issued_in_its_order(desk: Desk) -> None:
    items = [(desk.amina if place % 2 else desk.kwame, new_fingerprint()) for place in range(50)]
    assert desk.send(desk.owner, issue_many_data(items)).succeeded
    assert [desk.collection.token_of(fingerprint) for _, fingerprint in items] == list(range(1, 51))
    assert desk.collection.total_supply() == 50
    assert [desk.collection.owner_of(serial) for serial in (1, 2, 50)] == [desk.kwame, desk.amina, desk.amina]


def test_more_than_fifty_are_refused(desk: Desk) -> None:
    pairs = [(desk.amina, octets_of(new_fingerprint())) for _ in range(51)]
    assert desk.refusal(desk.owner, call_data("issue_many", ("(address,bytes32)[]",), pairs))
    with pytest.raises(ValueError, match="51"):
        issue_many_data([(desk.amina, new_fingerprint()) for _ in range(51)])


def test_a_reason_has_at_most_a_hundred_octets(desk: Desk) -> None:
    fingerprint, _ = issue(desk, desk.amina)
    too_long = call_data("revoke", ("bytes32", "string"), octets_of(fingerprint), "x" * 101)
    assert desk.refusal(desk.owner, too_long)
    with pytest.raises(ValueError, match="too long"):
        revoke_data(fingerprint, "ü" * 51)
    assert desk.send(desk.owner, revoke_data(fingerprint, "ü" * 50)).succeeded


def test_what_has_no_token_has_no_holder_uri_or_lock(desk: Desk) -> None:
    for name, answer in (
        ("ownerOf", "address"),
        ("tokenURI", "string"),
        ("locked", "bool"),
        ("getApproved", "address"),
    ):
        assert "no such token" in desk.refusal(desk.owner, call_data(name, ("uint256",), 7)), answer
    assert "zero address" in desk.refusal(desk.owner, call_data("balanceOf", ("address",), NOBODY))


def test_an_address_without_the_contract_says_so(desk: Desk) -> None:
    assert desk.collection.is_there()
    elsewhere = Collection(desk.stranger)
    assert not elsewhere.is_there()
    with pytest.raises(NoContract, match=desk.stranger):
        elsewhere.token_of(new_fingerprint())


def test_gas_per_issue_alone_and_in_batches(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    issue(desk, desk.kwame)  # the very first one also pays for the counters
    figures = {"alone, first of a holder": desk.send(desk.owner, issue_data(desk.amina, new_fingerprint())).gas_used}
    figures["alone, another of the same"] = desk.send(desk.owner, issue_data(desk.amina, new_fingerprint())).gas_used
    for size in (10, 50):
        items = [(f"0x{place + 1:038x}{size:02x}", new_fingerprint()) for place in range(size)]
        whole = desk.send(desk.owner, issue_many_data(items)).gas_used
        figures[f"in a batch of {size}, new holders"] = whole // size
        figures[f"the whole batch of {size}"] = whole
    last, _ = issue(desk, desk.amina)
    figures["deployment"] = desk.deployment_gas
    figures["revoke"] = desk.send(desk.owner, revoke_data(last, "Measured")).gas_used
    with capsys.disabled():
        lines = (f"\n  {name:30} {gas:>10,}" for name, gas in figures.items())
        sys.stdout.write(f"\nGas of a certificate:{''.join(lines)}\n")
    assert figures["the whole batch of 50"] < 15_000_000  # the most a transaction may use on Hedera
    assert figures["in a batch of 50, new holders"] < figures["alone, first of a holder"]
    assert figures["alone, first of a holder"] < 135_000
