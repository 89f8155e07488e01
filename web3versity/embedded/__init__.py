"""PostgreSQL, Redis and an EVM devnet for one machine, started when the environment names no other servers."""

from web3versity.embedded.errors import EmbeddedServerError
from web3versity.embedded.lifecycle import ensure_running

__all__ = ("EmbeddedServerError", "ensure_running")
