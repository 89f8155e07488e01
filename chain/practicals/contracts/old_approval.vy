# pragma version ~=0.4.3
# pragma nonreentrancy off
"""
@title A token with an approval that was never taken back
@license MIT
@notice Practice only. The learner holds 100 tokens, and an old game may still take every one of them.
"""

HELD: constant(uint256) = 100
# The end of a hash: nobody has the key of this address.
OLD_GAME: constant(address) = 0x897099aCD8e3b03B3eDB64f698119fFEAd7925e6

name: public(constant(String[16])) = "Shea token"
symbol: public(constant(String[8])) = "SHEA"
decimals: public(constant(uint8)) = 0

event Transfer:
    sender: indexed(address)
    receiver: indexed(address)
    amount: uint256

event Approval:
    owner: indexed(address)
    spender: indexed(address)
    amount: uint256

balanceOf: public(HashMap[address, uint256])
allowance: public(HashMap[address, HashMap[address, uint256]])


@deploy
def __init__(learner: address):
    self.balanceOf[learner] = HELD
    log Transfer(sender=empty(address), receiver=learner, amount=HELD)
    self.allowance[learner][OLD_GAME] = max_value(uint256)
    log Approval(owner=learner, spender=OLD_GAME, amount=max_value(uint256))


@external
@view
def totalSupply() -> uint256:
    return HELD


@external
def approve(spender: address, amount: uint256) -> bool:
    """
    @notice Let `spender` take up to `amount` tokens of the caller's; 0 takes the right back.
    """
    self.allowance[msg.sender][spender] = amount
    log Approval(owner=msg.sender, spender=spender, amount=amount)
    return True


@external
def transfer(to: address, amount: uint256) -> bool:
    self._move(msg.sender, to, amount)
    return True


@external
def transferFrom(from_: address, to: address, amount: uint256) -> bool:
    allowed: uint256 = self.allowance[from_][msg.sender]
    assert amount <= allowed, "Nobody has allowed you so much"
    if allowed < max_value(uint256):
        self.allowance[from_][msg.sender] = allowed - amount
    self._move(from_, to, amount)
    return True


@internal
def _move(sender: address, to: address, amount: uint256):
    assert amount <= self.balanceOf[sender], "There are not so many tokens"
    self.balanceOf[sender] -= amount
    self.balanceOf[to] += amount
    log Transfer(sender=sender, receiver=to, amount=amount)
