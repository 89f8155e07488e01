"""Where the embedded servers live and how they are reached. Pure: nothing is read from disk, created or started."""

import hashlib
import os
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

PROJECT_DIR = Path(__file__).resolve().parent.parent.parent
DATABASE = "web3versity"
DEFAULT_EVM_PORT = 8545

# sun_path holds 104 bytes on macOS and 108 on Linux, with the closing NUL.
LONGEST_SOCKET_PATH = 103
POSTGRES_PORT = 5432
POSTGRES_SOCKET_NAME = f".s.PGSQL.{POSTGRES_PORT}"


def var_dir() -> Path:
    """Everything the embedded servers write stands under this folder (VAR_DIR, default `var/` of the project)."""
    return PROJECT_DIR / (os.environ.get("VAR_DIR") or "var")


def sockets_dir() -> Path:
    """`var/sockets`, or a folder named by its hash in /tmp when a socket's path would be too long for the kernel."""
    beside_data = var_dir() / "sockets"
    longest = os.fsencode(beside_data / "postgres" / POSTGRES_SOCKET_NAME)
    if len(longest) <= LONGEST_SOCKET_PATH:
        return beside_data
    name = hashlib.sha256(os.fsencode(var_dir())).hexdigest()[:12]
    return Path("/tmp") / f"web3versity-{name}"  # noqa: S108 (the servers refuse a folder of another owner)


def postgres_socket_dir() -> Path:
    """The folder of PostgreSQL's socket, what libpq takes as `host`."""
    return sockets_dir() / "postgres"


def redis_socket() -> Path:
    """The socket file of the embedded Redis."""
    return sockets_dir() / "redis" / "redis.sock"


def evm_port() -> int:
    """The TCP port of the embedded EVM devnet (EVM_PORT, default 8545). Raises ImproperlyConfigured, naming it."""
    text = os.environ.get("EVM_PORT") or str(DEFAULT_EVM_PORT)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise ImproperlyConfigured(f"EVM_PORT must be a port number between 1 and 65535, not {text!r}.")
    return int(text)


def database_url() -> str:
    """The embedded PostgreSQL as django-environ reads it: the path keeps upper-case letters, a host would not."""
    return f"postgresql://{DATABASE}@:{POSTGRES_PORT}/{quote(str(postgres_socket_dir()), safe='')}/{DATABASE}"


def redis_url() -> str:
    """The embedded Redis as redis-py reads it."""
    return f"unix://{quote(str(redis_socket()))}"


def chain_rpc_url() -> str:
    """The JSON-RPC address of the embedded EVM devnet."""
    return f"http://127.0.0.1:{evm_port()}"


def celery_broker_url(redis: str) -> str:
    """The same Redis in Celery's spelling, which names Unix sockets differently from redis-py."""
    return redis.replace("unix://", "redis+socket://", 1) if redis.startswith("unix://") else redis
