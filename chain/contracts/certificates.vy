# pragma version ~=0.4.3
# pragma nonreentrancy off
"""
@title Certificates and badges that stay with whoever earned them (ERC-721, soulbound by ERC-5192)
@license MIT
@notice A token stands for one record of the school, named by the record's fingerprint. A fingerprint is issued once and
        never again, not even after it was revoked: issuing twice by mistake is impossible.
@dev No function calls another contract. A receiver is not asked either: wallets without code could not answer, and
     others could refuse.
"""

from ethereum.ercs import IERC165
from ethereum.ercs import IERC721

implements: IERC165
implements: IERC721

# ERC-165, ERC-721, its metadata extension, ERC-5192
INTERFACES: constant(bytes4[4]) = [0x01FFC9A7, 0x80AC58CD, 0x5B5E139F, 0xB45A3C0E]
MOST_AT_ONCE: constant(uint256) = 50


# ERC-5192: this token can never be transferred.
event Locked:
    tokenId: uint256

event Issued:
    certificate: indexed(bytes32)
    receiver: indexed(address)
    tokenId: indexed(uint256)

event Revoked:
    certificate: indexed(bytes32)
    tokenId: indexed(uint256)
    reason: String[100]

event MinterChanged:
    minter: indexed(address)
    status: bool

event OwnershipTransferStarted:
    previous_owner: indexed(address)
    new_owner: indexed(address)

event OwnershipTransferred:
    previous_owner: indexed(address)
    new_owner: indexed(address)


struct Issue:
    to: address
    certificate: bytes32


name: public(immutable(String[64]))
symbol: public(immutable(String[11]))
base_uri: public(immutable(String[200]))

owner: public(address)
pending_owner: public(address)
is_minter: public(HashMap[address, bool])

# Tokens that live, and the last number given; numbers begin with 1 and are not given again.
totalSupply: public(uint256)
last_token_id: public(uint256)

# Both stay when a token is revoked, so that a revoked record differs from one that never was.
token_of: public(HashMap[bytes32, uint256])
certificate_of: public(HashMap[uint256, bytes32])
is_revoked: public(HashMap[bytes32, bool])

holders: HashMap[uint256, address]
balances: HashMap[address, uint256]


@deploy
def __init__(name_: String[64], symbol_: String[11], base_uri_: String[200]):
    name = name_
    symbol = symbol_
    base_uri = base_uri_
    self.owner = msg.sender
    self.is_minter[msg.sender] = True
    log OwnershipTransferred(previous_owner=empty(address), new_owner=msg.sender)
    log MinterChanged(minter=msg.sender, status=True)


# --- Reading ---------------------------------------------------------------------------------------------------


@external
@view
def supportsInterface(interface_id: bytes4) -> bool:
    return interface_id in INTERFACES


@external
@view
def balanceOf(owner: address) -> uint256:
    assert owner != empty(address), "certificate: zero address"
    return self.balances[owner]


@external
@view
def ownerOf(token_id: uint256) -> address:
    return self._holder_of(token_id)


@external
@view
def tokenURI(token_id: uint256) -> String[278]:
    self._holder_of(token_id)
    return concat(base_uri, uint2str(token_id))


@external
@view
def locked(tokenId: uint256) -> bool:
    self._holder_of(tokenId)
    return True


@external
@view
def getApproved(token_id: uint256) -> address:
    self._holder_of(token_id)
    return empty(address)


@external
@view
def isApprovedForAll(owner: address, operator: address) -> bool:
    return False


@internal
@view
def _holder_of(token_id: uint256) -> address:
    holder: address = self.holders[token_id]
    assert holder != empty(address), "certificate: no such token"
    return holder


# --- Issuing and revoking, by minters ----------------------------------------------------------------------------


@external
def issue(to: address, certificate: bytes32) -> uint256:
    self._only_minters()
    return self._issue(to, certificate)


@external
def issue_many(items: DynArray[Issue, MOST_AT_ONCE]):
    """
    @notice All of them or none.
    """
    self._only_minters()
    for item: Issue in items:
        self._issue(item.to, item.certificate)


@external
def revoke(certificate: bytes32, reason: String[100]):
    """
    @notice Burn the token of a record, for a reason that everyone can read.
    """
    self._only_minters()
    token_id: uint256 = self.token_of[certificate]
    assert token_id != 0, "certificate: not issued"
    assert not self.is_revoked[certificate], "certificate: already revoked"
    holder: address = self.holders[token_id]
    self.is_revoked[certificate] = True
    self.holders[token_id] = empty(address)
    self.balances[holder] -= 1
    self.totalSupply -= 1
    log IERC721.Transfer(sender=holder, receiver=empty(address), token_id=token_id)
    log Revoked(certificate=certificate, tokenId=token_id, reason=reason)


@internal
@view
def _only_minters():
    assert self.is_minter[msg.sender], "certificate: not a minter"


@internal
def _issue(to: address, certificate: bytes32) -> uint256:
    assert to != empty(address), "certificate: zero address"
    assert certificate != empty(bytes32), "certificate: empty fingerprint"
    assert self.token_of[certificate] == 0, "certificate: already issued"
    token_id: uint256 = self.last_token_id + 1
    self.last_token_id = token_id
    self.token_of[certificate] = token_id
    self.certificate_of[token_id] = certificate
    self.holders[token_id] = to
    self.balances[to] += 1
    self.totalSupply += 1
    log IERC721.Transfer(sender=empty(address), receiver=to, token_id=token_id)
    log Locked(tokenId=token_id)
    log Issued(certificate=certificate, receiver=to, tokenId=token_id)
    return token_id


# --- Governing, by the owner ---------------------------------------------------------------------------------------


@external
def set_minter(minter: address, status: bool):
    self._only_the_owner()
    self.is_minter[minter] = status
    log MinterChanged(minter=minter, status=status)


@external
def transfer_ownership(new_owner: address):
    """
    @notice Offer the contract to `new_owner`, who becomes its owner by accepting; a mistyped address never can.
    """
    self._only_the_owner()
    self.pending_owner = new_owner
    log OwnershipTransferStarted(previous_owner=msg.sender, new_owner=new_owner)


@external
def accept_ownership():
    assert msg.sender == self.pending_owner, "certificate: not the pending owner"
    previous: address = self.owner
    self.owner = msg.sender
    self.pending_owner = empty(address)
    log OwnershipTransferred(previous_owner=previous, new_owner=msg.sender)


@internal
@view
def _only_the_owner():
    assert msg.sender == self.owner, "certificate: not the owner"


# --- What ERC-721 knows and a soulbound token refuses ----------------------------------------------------------------


@external
@payable
def transferFrom(owner: address, to: address, token_id: uint256):
    raise "certificate: soulbound"


@external
@payable
def safeTransferFrom(owner: address, to: address, token_id: uint256, data: Bytes[1024] = b""):
    raise "certificate: soulbound"


@external
@payable
def approve(to: address, token_id: uint256):
    raise "certificate: soulbound"


@external
def setApprovalForAll(operator: address, approved: bool):
    raise "certificate: soulbound"
