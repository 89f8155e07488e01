"""What a node's answer to a send means. Pure: codes and words in, a verdict out.

Sources: the error tables of Hedera's JSON-RPC relay, and what anvil says.
"""

from enum import Enum, auto

from chain.gateway import TOO_MANY_REQUESTS, ChainRefused


class Verdict(Enum):
    TAKEN = auto()  # the node has the transaction
    SPENT = auto()  # the nonce is used, by these bytes or by others
    AHEAD = auto()  # the chain waits for an earlier nonce
    OCCUPIED = auto()  # other bytes with this nonce are waiting
    POOR = auto()  # the account cannot pay for it now
    CHEAP = auto()  # the gas price is below what is asked now
    LIMITED = auto()  # too many requests: nothing was looked at
    UNCERTAIN = auto()  # nobody knows
    REFUSED = auto()  # not like this, perhaps signed anew
    HOPELESS = auto()  # not like this and not otherwise


RATE_LIMITS = {-32605, -32606, TOO_MANY_REQUESTS}
# Time-out, immature records, mirror node behind the relay, internal error, no code at all.
NOBODY_KNOWS = {-32010, -32015, -32020, -32603, 0}
REVERTED, INVALID_PARAMETERS, UNKNOWN_SENDER, PRICE_TOO_LOW = 3, -32602, -32001, -32009
REFUSALS = {-32000, -32003, -32005, -32601, -32611}

SAID = (
    (Verdict.TAKEN, ("already known", "already imported", "already exists", "known transaction", "duplicate")),
    (Verdict.SPENT, ("nonce too low",)),
    (Verdict.AHEAD, ("nonce too high", "wrong_nonce")),
    (Verdict.OCCUPIED, ("replacement transaction underpriced", "replacement fee too low")),
    (Verdict.POOR, ("insufficient funds", "insufficient_payer_balance", "insufficient_account_balance")),
    (Verdict.CHEAP, ("gas price", "insufficient_tx_fee", "less than block base fee", "underpriced")),
    (Verdict.HOPELESS, ("invalid_signature", "receiver_sig", "receiver signature", "chain id")),
)
MEANT = {
    **dict.fromkeys(RATE_LIMITS, Verdict.LIMITED),
    **dict.fromkeys(NOBODY_KNOWS, Verdict.UNCERTAIN),
    REVERTED: Verdict.HOPELESS,
    INVALID_PARAMETERS: Verdict.HOPELESS,
    UNKNOWN_SENDER: Verdict.POOR,
    PRICE_TOO_LOW: Verdict.CHEAP,
}


def judge(refusal: ChainRefused) -> Verdict:
    """The verdict by code where the code alone decides, else by words; a code nobody knows is uncertain."""
    if refusal.code in MEANT:
        return MEANT[refusal.code]
    said = refusal.message.lower()
    for verdict, words in SAID:
        if any(word in said for word in words):
            return verdict
    return Verdict.REFUSED if refusal.code in REFUSALS else Verdict.UNCERTAIN
