"""What a node's answers mean: to a send, and to the question how a transaction ended. Pure functions over two tables.

Sources, R being Hedera's JSON-RPC relay at 8126956 (2026-08), M its mirror node, C its consensus node:

answers to a send
    R src/relay/lib/errors/JsonRpcError.ts                   every code and sentence of the relay
    R src/relay/lib/dispatcher/rpcMethodDispatcher.ts        "Consensus node error: <status> (<number>)", code -32000
    R handleSubmissionError in TransactionService.ts         a hash comes back for statuses it takes for executed ones
    R issues 1336, 4697                                      sends that the network turned away answered with a hash
    R issue 5349                                             "nonce too low" for a nonce that nothing has used
    R issue 1363                                             BUSY asks for the same bytes later
    R issues 3174, 4634                                      "timeout exceeded" for what arrives all the same: -32603
    R issue 3336                                             -32605 also for a mirror node that limits the relay
    go-ethereum issue 26890                                  a nonce too early: "future transaction tries to replace"
    anvil 1.7, go-ethereum core/txpool/errors.go             "already known", "nonce too low", "txpool is full"
results of a transaction
    R HEDERA_SPECIFIC_REVERT_STATUSES in docs/configuration.md   statuses given before the EVM begins
    R issue 5802    INVALID_SIGNATURE: the mirror node answers 200 without a transaction index, the relay null
    R pull request 4813, issue 4769, buildRejectedRecordError in TransactionService.ts
                    the question for a receipt answered with -32003, `data.provisional` while it may still run, and
                    "Transaction rejected: SUCCESS" for a record that is merely late: the mirror node's word decides
    R pull request 5221, M 12116, C issue 26307
                    WRONG_NONCE is served since mirror node 0.151, though nothing ran (404 before: M issue 8882)
    R issue 5626    the same bytes sent again leave a WRONG_NONCE of their own beside their success
    M 14070, M issue 4893    failed records without a transaction index
    M issues 11770, 14134    records, INSUFFICIENT_GAS among them, that cannot be found by hash: as if there were none
    M issue 3953, getContractTransactionDetailsByHash    of several results for one hash a SUCCESS comes first
    HIP-844         some statuses, INSUFFICIENT_GAS among them, are given before and inside the EVM alike
"""

from enum import Enum, auto
from typing import Final

from chain.gateway import TOO_MANY_REQUESTS, ChainRefused
from chain.mirror import ContractResult


class SendResult(Enum):
    """What became of a send."""

    ACCEPTED = auto()  # the node has the transaction
    ALREADY_KNOWN = auto()  # it had these very bytes before
    NONCE_TOO_LOW = auto()  # the nonce is used, by these bytes or by others
    NONCE_TOO_HIGH = auto()  # the chain waits for an earlier nonce
    NONCE_IN_USE = auto()  # other bytes with this nonce are waiting
    INSUFFICIENT_FUNDS = auto()  # the account cannot pay for it now
    UNDERPRICED = auto()  # the gas price is below what is asked now
    RATE_LIMITED = auto()  # too many requests: nothing was looked at
    TRY_LATER = auto()  # the network is busy or stands still, and took nothing
    UNKNOWN = auto()  # nobody knows
    REJECTED = auto()  # not like this, perhaps signed anew
    PERMANENT = auto()  # not like this and not otherwise

    @property
    def is_accepted(self) -> bool:
        return self in (SendResult.ACCEPTED, SendResult.ALREADY_KNOWN)

    @property
    def asks_for_patience(self) -> bool:
        """Whether the same bytes will do, later: nothing was decided about them."""
        return self in (SendResult.RATE_LIMITED, SendResult.TRY_LATER)


RATE_LIMITS = {-32605, -32606, TOO_MANY_REQUESTS}
# Time-out, immature records, mirror node behind the relay, internal error, no code at all.
UNKNOWN_OUTCOMES = {-32010, -32015, -32020, -32603, 0}
REVERTED, INVALID_PARAMETERS, UNKNOWN_SENDER, PRICE_TOO_LOW = 3, -32602, -32001, -32009
INVALID_REQUEST, OVERSIZED, UNSUPPORTED_TYPE = -32600, -32201, -32611
REJECTIONS = {-32000, -32003, -32005, -32601}

PHRASES = (
    (SendResult.TRY_LATER, ("busy", "platform_not_active", "platform_transaction_not_created")),
    (SendResult.TRY_LATER, ("throttled_at_consensus", "consensus_gas_exhausted", "pool is full")),
    (SendResult.ALREADY_KNOWN, ("already known", "already imported", "already exists", "known transaction")),
    (SendResult.ALREADY_KNOWN, ("duplicate",)),
    (SendResult.NONCE_TOO_LOW, ("nonce too low",)),
    (SendResult.NONCE_TOO_HIGH, ("nonce too high", "wrong_nonce", "future transaction tries to replace")),
    (SendResult.NONCE_IN_USE, ("replacement transaction underpriced", "replacement fee too low")),
    (SendResult.INSUFFICIENT_FUNDS, ("insufficient funds", "insufficient_payer_balance")),
    (SendResult.INSUFFICIENT_FUNDS, ("insufficient_account_balance",)),
    (SendResult.UNDERPRICED, ("gas price", "insufficient_tx_fee", "less than block base fee", "underpriced")),
    (SendResult.PERMANENT, ("receiver_sig", "receiver signature", "receiver's signature")),
    (SendResult.PERMANENT, ("chain id", "chainid", "oversized data")),
)
CODES = {
    **dict.fromkeys(RATE_LIMITS, SendResult.RATE_LIMITED),
    **dict.fromkeys(UNKNOWN_OUTCOMES, SendResult.UNKNOWN),
    **dict.fromkeys((REVERTED, INVALID_PARAMETERS, INVALID_REQUEST), SendResult.PERMANENT),
    **dict.fromkeys((OVERSIZED, UNSUPPORTED_TYPE), SendResult.PERMANENT),
    UNKNOWN_SENDER: SendResult.INSUFFICIENT_FUNDS,
    PRICE_TOO_LOW: SendResult.UNDERPRICED,
}


def classify(refusal: ChainRefused) -> SendResult:
    """The result by code where the code alone decides, else by its words; a code nobody knows is UNKNOWN."""
    if refusal.code in CODES:
        return CODES[refusal.code]
    message = refusal.message.lower()
    for result, phrases in PHRASES:
        if any(phrase in message for phrase in phrases):
            return result
    return SendResult.REJECTED if refusal.code in REJECTIONS else SendResult.UNKNOWN


class Outcome(Enum):
    """How a transaction ended. Only what executed has used its nonce for certain."""

    SUCCEEDED = auto()
    REVERTED = auto()  # executed, and undone
    NOT_EXECUTED = auto()  # turned away before the EVM began
    UNDECIDED = auto()  # the ledger's words and figures do not tell


# Given by the EVM alone: the transaction ran.
EXECUTED_RESULTS: Final = frozenset(
    {
        *("CONTRACT_REVERT_EXECUTED", "CONTRACT_EXECUTION_EXCEPTION", "LOCAL_CALL_MODIFICATION_EXCEPTION"),
        *("MAX_CHILD_RECORDS_EXCEEDED", "CONTRACT_BYTECODE_EMPTY", "ERROR_DECODING_BYTESTRING"),
    }
)
# The network had no room for it: the next try may well run.
TRANSIENT_RESULTS: Final = frozenset(
    {
        *("BUSY", "PLATFORM_NOT_ACTIVE", "PLATFORM_TRANSACTION_NOT_CREATED", "THROTTLED_AT_CONSENSUS"),
        *("CONSENSUS_GAS_EXHAUSTED", "EVM_HOOK_GAS_THROTTLED", "TRANSACTION_EXPIRED", "INVALID_TRANSACTION_START"),
        *("SCHEDULE_FUTURE_THROTTLE_EXCEEDED", "SCHEDULE_FUTURE_GAS_LIMIT_EXCEEDED"),
    }
)
# Given before the EVM begins, whatever figures come along.
NOT_EXECUTED_RESULTS: Final = TRANSIENT_RESULTS | {
    *("WRONG_NONCE", "DUPLICATE_TRANSACTION", "WRONG_CHAIN_ID", "INVALID_ETHEREUM_TRANSACTION"),
    *("INSUFFICIENT_TX_FEE", "INSUFFICIENT_PAYER_BALANCE", "PAYER_ACCOUNT_NOT_FOUND", "INVALID_PAYER_SIGNATURE"),
    *("INVALID_NODE_ACCOUNT", "MAX_GAS_LIMIT_EXCEEDED", "INVALID_ACCOUNT_ID", "INVALID_FILE_ID"),
}


def outcome_of(result: ContractResult) -> Outcome:
    """By name where that is certain. INVALID_SIGNATURE, INSUFFICIENT_GAS and whatever is new go by both figures."""
    if result.succeeded:
        return Outcome.SUCCEEDED
    if result.name in NOT_EXECUTED_RESULTS:
        return Outcome.NOT_EXECUTED
    if result.name in EXECUTED_RESULTS:
        return Outcome.REVERTED
    if result.transaction_index is None and result.gas_used == 0:
        return Outcome.NOT_EXECUTED
    if result.transaction_index is not None and result.gas_used:
        return Outcome.REVERTED
    return Outcome.UNDECIDED
