"""PostgreSQL, Redis and an EVM devnet for one machine, started when the environment names no other servers."""

from web3versity.devserver.errors import EmbeddedServerError
from web3versity.devserver.lifecycle import ensure_running

__all__ = ("EmbeddedServerError", "ensure_running")
