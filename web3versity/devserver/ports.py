"""TCP ports of this machine that can be listened on."""

import secrets
import socket
from typing import Final

# Below those that the system gives to connections: a server that is started again finds its port free.
_FIRST: Final = 10_000
_COUNT: Final = 10_000


def free_port() -> int:
    """One that nobody listens on, drawn so that programs beside us hardly draw the same."""
    while not is_port_free(port := _FIRST + secrets.randbelow(_COUNT)):
        pass
    return port


def is_port_free(port: int) -> bool:
    """Binds and lets go. A port whose last connection only lingers (TIME_WAIT) counts as free, as servers reuse it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
