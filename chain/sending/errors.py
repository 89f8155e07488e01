"""What a node's answer to a send means. Pure: a code and a message in, a SendResult out.

Sources: the error tables of Hedera's JSON-RPC relay, and what anvil says.
"""

from enum import Enum, auto

from chain.gateway import TOO_MANY_REQUESTS, ChainRefused


class SendResult(Enum):
    ACCEPTED = auto()  # the node has the transaction
    NONCE_TOO_LOW = auto()  # the nonce is used, by these bytes or by others
    NONCE_TOO_HIGH = auto()  # the chain waits for an earlier nonce
    NONCE_IN_USE = auto()  # other bytes with this nonce are waiting
    INSUFFICIENT_FUNDS = auto()  # the account cannot pay for it now
    UNDERPRICED = auto()  # the gas price is below what is asked now
    RATE_LIMITED = auto()  # too many requests: nothing was looked at
    UNKNOWN = auto()  # nobody knows
    REJECTED = auto()  # not like this, perhaps signed anew
    PERMANENT = auto()  # not like this and not otherwise


RATE_LIMITS = {-32605, -32606, TOO_MANY_REQUESTS}
# Time-out, immature records, mirror node behind the relay, internal error, no code at all.
UNKNOWN_OUTCOMES = {-32010, -32015, -32020, -32603, 0}
REVERTED, INVALID_PARAMETERS, UNKNOWN_SENDER, PRICE_TOO_LOW = 3, -32602, -32001, -32009
REJECTIONS = {-32000, -32003, -32005, -32601, -32611}

PHRASES = (
    (SendResult.ACCEPTED, ("already known", "already imported", "already exists", "known transaction", "duplicate")),
    (SendResult.NONCE_TOO_LOW, ("nonce too low",)),
    (SendResult.NONCE_TOO_HIGH, ("nonce too high", "wrong_nonce")),
    (SendResult.NONCE_IN_USE, ("replacement transaction underpriced", "replacement fee too low")),
    (
        SendResult.INSUFFICIENT_FUNDS,
        ("insufficient funds", "insufficient_payer_balance", "insufficient_account_balance"),
    ),
    (SendResult.UNDERPRICED, ("gas price", "insufficient_tx_fee", "less than block base fee", "underpriced")),
    (SendResult.PERMANENT, ("invalid_signature", "receiver_sig", "receiver signature", "chain id")),
)
CODES = {
    **dict.fromkeys(RATE_LIMITS, SendResult.RATE_LIMITED),
    **dict.fromkeys(UNKNOWN_OUTCOMES, SendResult.UNKNOWN),
    REVERTED: SendResult.PERMANENT,
    INVALID_PARAMETERS: SendResult.PERMANENT,
    UNKNOWN_SENDER: SendResult.INSUFFICIENT_FUNDS,
    PRICE_TOO_LOW: SendResult.UNDERPRICED,
}


def classify(refusal: ChainRefused) -> SendResult:
    """The result by code where the code alone decides, else by words; a code nobody knows is uncertain."""
    if refusal.code in CODES:
        return CODES[refusal.code]
    said = refusal.message.lower()
    for result, words in PHRASES:
        if any(word in said for word in words):
            return result
    return SendResult.REJECTED if refusal.code in REJECTIONS else SendResult.UNKNOWN
