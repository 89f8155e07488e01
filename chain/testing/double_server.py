"""The web server of the Hedera-shaped double, and its kept connections to the anvil behind it."""

import http.client
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import urlsplit

Rpc = Callable[[str, list[Any]], Any]
Pages = Callable[[str], tuple[int, dict[str, Any]]]


class DroppedAnswer(Exception):
    """The connection ends without an answer, though what was asked is done."""


class UpstreamRefusal(Exception):
    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error.get("message", ""))
        self.code, self.message, self.data = error.get("code", 0), error.get("message", ""), error.get("data")


class Ledger(Protocol):
    """What stands behind the double."""

    def ask(self, method: str, *params: Any) -> Any: ...
    def close(self) -> None: ...


class Upstream:
    """JSON-RPC to anvil, over as many kept connections as there are questions at once."""

    def __init__(self, url: str) -> None:
        self.address = urlsplit(url).netloc
        self.idle: list[http.client.HTTPConnection] = []

    def ask(self, method: str, *params: Any) -> Any:
        try:
            connection = self.idle.pop()
        except IndexError:
            connection = http.client.HTTPConnection(self.address, timeout=20)
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        connection.request("POST", "/", body, {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
        self.idle.append(connection)
        if "error" in answer:
            raise UpstreamRefusal(answer["error"])
        return answer["result"]

    def close(self) -> None:
        while self.idle:
            self.idle.pop().close()


class Server:
    """Serves JSON-RPC by POST and the mirror node's pages by GET, each connection in a thread of its own."""

    def __init__(self, rpc: Rpc, pages: Pages) -> None:
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(rpc, pages))
        self.http.daemon_threads = True
        self.http.block_on_close = False
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


def handler_of(rpc: Rpc, pages: Pages) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            return

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                answers = [answer_of(rpc, one) for one in asked] if isinstance(asked, list) else answer_of(rpc, asked)
            except DroppedAnswer:
                self.close_connection = True
                return
            self.write(200, answers)

        def do_GET(self) -> None:
            self.write(*pages(self.path))

        def write(self, status: int, content: Any) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            # Senders that are killed leave half a conversation.
            try:
                super().handle()
            except (ConnectionError, ValueError):
                self.close_connection = True

    return Handler


def answer_of(rpc: Rpc, asked: dict[str, Any]) -> dict[str, Any]:
    answer = {"jsonrpc": "2.0", "id": asked.get("id")}
    try:
        return answer | {"result": rpc(asked["method"], asked.get("params", []))}
    except DroppedAnswer:
        raise
    except Exception as error:
        if not hasattr(error, "code"):
            raise
        data = getattr(error, "data", None)
        return answer | {"error": {"code": error.code, "message": error.message} | ({"data": data} if data else {})}  # type: ignore[attr-defined]
