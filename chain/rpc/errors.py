from typing import Any, Final

from django.utils.functional import Promise

# JSON-RPC 2.0, section 5.1.
UNREADABLE: Final = -32700
INVALID_REQUEST: Final = -32600
METHOD_NOT_FOUND: Final = -32601
INVALID_PARAMS: Final = -32602
INTERNAL: Final = -32603
# EIP-1474.
INVALID_INPUT: Final = -32000
TRANSACTION_REJECTED: Final = -32003
LIMIT_EXCEEDED: Final = -32005


class RpcRefused(Exception):
    """A question that gets an error as its answer. `status` is HTTP's: libraries read the error only when it is 200,
    so it is another one where the request as a whole is refused. `retry_after` is in seconds.
    """

    def __init__(
        self, code: int, sentence: str | Promise, *, status: int = 200, data: Any = None, retry_after: int = 0
    ) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.status = status
        self.data = data
        self.retry_after = retry_after

    def as_json(self) -> dict[str, Any]:
        error = {"code": self.code, "message": str(self.sentence)}
        return error if self.data is None else {**error, "data": self.data}


def bad_parameter(sentence: str | Promise) -> RpcRefused:
    return RpcRefused(INVALID_PARAMS, sentence)
