"""The embedded EVM devnet: anvil with a chain id of its own, a block for each transaction."""

import gzip
import http.client
import json
import platform
import shutil
from pathlib import Path
from typing import Any

from chain.networks import DEVNET_CHAIN_ID
from web3versity.devserver.addresses import PROJECT_DIR, evm_port, var_dir
from web3versity.devserver.errors import EmbeddedServerError
from web3versity.devserver.ports import is_port_free
from web3versity.devserver.process import last_lines, require_program
from web3versity.devserver.server import EmbeddedServer, private_folder
from web3versity.environment import env

# Besides, as such an anvil now and then leaves a transaction waiting until the next one comes (foundry issue 10122).
# Every block stays in memory and in the state file: one every two seconds would be 66 MB a day of nothing.
BLOCK_SECONDS = 300
# The whole state is written so often. A kill loses what came since; the sender makes lost blocks again.
STATE_SECONDS = 60
MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


class Anvil(EmbeddedServer):
    name = "anvil"
    title = "The EVM devnet"
    variable = "PRACTICE_RPC_URL"

    @property
    def data(self) -> Path:
        """Of this chain alone: a devnet of another chain id, as earlier versions had, stays beside it as it is."""
        return var_dir() / f"{self.name}-{chain_id()}"

    @property
    def state(self) -> Path:
        return self.data / "state.json"

    @property
    def earlier_state(self) -> Path:
        return self.data / "state.earlier.json"

    def is_wanted(self) -> bool:
        """Lessons need it beside every other network. A devnet that CHAIN_RPC_URL names stands for both."""
        is_replaced = is_devnet_alone() and env.str("CHAIN_RPC_URL", default="")
        return super().is_wanted() and not is_replaced

    def prepare(self) -> None:
        require_free_evm_port()
        private_folder(self.data)
        self.keep_a_readable_state()

    def keep_a_readable_state(self) -> None:
        """Anvil writes its state in place: one cut by a kill is replaced by the copy made at the last good start."""
        if not self.state.exists():
            return
        state = read_state(self.state)
        if state is None:
            self.state.rename(self.state.with_suffix(".broken"))
            if self.earlier_state.exists():
                shutil.copyfile(self.earlier_state, self.state)
            return
        if keep_first_genesis(state):
            replace(self.state, json.dumps(state).encode())
        shutil.copyfile(self.state, self.earlier_state)

    def command(self) -> list[str]:
        options = {
            "host": "127.0.0.1",
            "port": str(evm_port()),
            "chain-id": str(chain_id()),
            "hardfork": "cancun",
            "block-time": str(BLOCK_SECONDS),
            "state": str(self.state),
            # Without it a killed devnet forgets everything.
            "state-interval": str(STATE_SECONDS),
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        # A state per block would cost a file in the home folder for each of them. Everybody knows the keys of anvil's
        # own accounts, and anybody may send to this chain: there are none. Pages of other sites that are open on this
        # machine get no answers.
        return [
            anvil_program(),
            *words,
            "--accounts",
            "0",
            "--no-cors",
            "--mixed-mining",
            "--prune-history",
            "64",
            "--quiet",
        ]

    def start(self) -> None:
        super().start()
        if not self.state.exists():
            # A new chain that is killed within its first minute must be the same one afterwards.
            replace(self.state, gzip.decompress(bytes.fromhex(ask("anvil_dumpState").removeprefix("0x"))))

    def answers(self) -> bool:
        try:
            return int(ask("eth_chainId"), 16) == chain_id()
        except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError):
            return False

    def failure(self) -> str:
        if self.is_running():
            return (
                f"The EVM devnet runs, but not at port {evm_port()} with chain id {chain_id()}: "
                "stop what still uses it before changing EVM_PORT or PRACTICE_CHAIN_ID."
            )
        return f"The EVM devnet did not start: {last_lines(self.log_file)}"


def ask(method: str) -> str:
    """The devnet's answer to a question without parameters. Raises OSError, HTTPException, ValueError or KeyError."""
    connection = http.client.HTTPConnection("127.0.0.1", evm_port(), timeout=2)
    question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": []})
    try:
        connection.request("POST", "/", body=question, headers={"Content-Type": "application/json"})
        return str(json.loads(connection.getresponse().read())["result"])
    finally:
        connection.close()


def chain_id() -> int:
    """PRACTICE_CHAIN_ID, or CHAIN_ID where the devnet is the only network; default 298."""
    practice = int(env.int("PRACTICE_CHAIN_ID", default=DEVNET_CHAIN_ID))
    return int(env.int("CHAIN_ID", default=practice)) if is_devnet_alone() else practice


def is_devnet_alone() -> bool:
    """Whether CHAIN_NETWORK means the devnet itself."""
    return env.str("CHAIN_NETWORK", default="") in ("", "devnet")


def anvil_program() -> str:
    """The binary itself: the package's own launcher would need Node at run time."""
    package = f"anvil-{platform.system().lower()}-{MACHINES.get(platform.machine().lower(), platform.machine())}"
    path = PROJECT_DIR / "node_modules" / "@foundry-rs" / package / "bin" / "anvil"
    return require_program(path, package="@foundry-rs/anvil", variable="PRACTICE_RPC_URL")


def require_free_evm_port() -> None:
    """Raise EmbeddedServerError when another program listens where the devnet should."""
    if not is_port_free(evm_port()):
        raise EmbeddedServerError(
            f"Port {evm_port()}, where the EVM devnet should listen, is in use: "
            "stop the program that uses it, or set EVM_PORT to a free port."
        )


def replace(path: Path, content: bytes) -> None:
    """Write `path` so that it is there whole, before or after, also when the process is killed meanwhile."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def read_state(path: Path) -> dict[str, Any] | None:
    """The state in an anvil's file; None when it was cut."""
    try:
        state = json.loads(path.read_bytes())
    except ValueError:
        return None
    return state if isinstance(state, dict) else None


def keep_first_genesis(state: dict[str, Any]) -> bool:
    """Drop the first blocks that later starts have added; whether there were any.

    Each start of anvil makes one and keeps those of its file, and any of them may then be served as block 0, by whose
    hash the platform knows the chain.
    """
    blocks = state.get("blocks") or []
    first_blocks = [block for block in blocks if int(block["header"]["number"], 16) == 0]
    if len(first_blocks) < 2:
        return False
    genesis = min(first_blocks, key=lambda block: int(block["header"]["timestamp"], 16))
    state["blocks"] = [genesis, *(block for block in blocks if block not in first_blocks)]
    return True
