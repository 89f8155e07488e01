# pragma version ~=0.4.3
# pragma nonreentrancy off
"""
@title A market stall whose order book is a contract
@license MIT
@notice Practice only. Each order is answered by an event with a ticket number, which is read in an explorer.
"""

MOST_BAGS: constant(uint256) = 20

event Ordered:
    buyer: indexed(address)
    bags: uint256
    ticket: uint256

# For whom the stall was set up. Anybody may order; the school counts the orders of this learner alone.
learner: public(immutable(address))


@deploy
def __init__(_learner: address):
    learner = _learner


@external
def order(bags: uint256):
    """
    @notice Order bags of rice. The ticket has six digits and is another one in each block.
    """
    assert bags >= 1 and bags <= MOST_BAGS, "Between 1 and 20 bags"
    drawn: uint256 = convert(keccak256(abi_encode(self, msg.sender, bags, block.number)), uint256)
    log Ordered(buyer=msg.sender, bags=bags, ticket=drawn % 900_000 + 100_000)
