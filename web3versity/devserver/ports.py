"""Whether a TCP port of this machine can be listened on."""

import socket


def is_port_free(port: int) -> bool:
    """Binds and lets go. A port whose last connection only lingers (TIME_WAIT) counts as free, as servers reuse it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
