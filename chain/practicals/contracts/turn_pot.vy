# pragma version ~=0.4.3
# pragma nonreentrancy off
"""
@title A savings pot that pays one learner once, and never more than its rule allows
@license MIT
@notice Practice only. Asking for too much is refused with a reason: the transaction fails, and costs its fee.
"""

MOST_A_TURN: constant(uint256) = 2

event PaidOut:
    member: indexed(address)
    hbar: uint256

# Whom the pot pays.
learner: public(immutable(address))
# How many of the chain's smallest units are one HBAR: 10**18 on the practice network, 10**8 inside Hedera's contracts.
one_hbar: public(immutable(uint256))
had_turn: public(bool)


@deploy
@payable
def __init__(_learner: address, _one_hbar: uint256):
    learner = _learner
    one_hbar = _one_hbar


@external
def take(hbar: uint256):
    """
    @notice Pay `hbar` whole HBAR to the caller.
    """
    assert msg.sender == learner, "This pot belongs to somebody else"
    assert hbar > 0, "Ask for at least 1 HBAR"
    assert hbar <= MOST_A_TURN, "At most 2 HBAR a turn"
    assert not self.had_turn, "You have had your turn"
    self.had_turn = True
    send(msg.sender, hbar * one_hbar)
    log PaidOut(member=msg.sender, hbar=hbar)
