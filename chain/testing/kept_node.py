"""The embedded devnet for a stress test: stopped or killed at any moment, and started again on what it has kept."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from web3versity.devserver import process
from web3versity.devserver.addresses import chain_rpc_url
from web3versity.devserver.anvil import Anvil
from web3versity.devserver.ports import free_port


@dataclass
class KeptNode:
    server: Anvil
    url: str
    restarts: int = 0

    def restart(self) -> None:
        """Every second time it is killed, and forgets all blocks since it was started."""
        number = signal.SIGKILL if self.restarts % 2 else signal.SIGTERM
        process.stop(self.server.pid_file, signal_number=number)
        self.server.start()
        self.restarts += 1


@contextmanager
def kept_node(folder: Path) -> Iterator[KeptNode]:
    with patch.dict(os.environ, {"VAR_DIR": str(folder), "EVM_PORT": str(free_port())}):
        server = Anvil()
        server.start()
        try:
            yield KeptNode(server, chain_rpc_url())
        finally:
            server.stop()
