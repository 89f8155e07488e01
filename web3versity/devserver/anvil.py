"""The embedded EVM devnet: anvil with Hedera testnet's chain id, a block every two seconds."""

import http.client
import json
import platform
import shutil
from pathlib import Path

from web3versity.devserver.addresses import PROJECT_DIR, evm_port
from web3versity.devserver.errors import EmbeddedServerError
from web3versity.devserver.ports import is_port_free
from web3versity.devserver.process import last_lines, require_program
from web3versity.devserver.server import EmbeddedServer, private_folder
from web3versity.environment import env

BLOCK_SECONDS = 2
MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


class Anvil(EmbeddedServer):
    name = "anvil"
    title = "The EVM devnet"
    variable = "CHAIN_RPC_URL"

    @property
    def state(self) -> Path:
        return self.data / "state.json"

    @property
    def earlier_state(self) -> Path:
        return self.data / "state.earlier.json"

    def is_wanted(self) -> bool:
        """A network with nodes of its own needs no devnet."""
        return super().is_wanted() and env.str("CHAIN_NETWORK", default="") in ("", "devnet")

    def prepare(self) -> None:
        require_free_evm_port()
        private_folder(self.data)
        self.keep_a_readable_state()

    def keep_a_readable_state(self) -> None:
        """Anvil writes its state in place: one cut by a kill is replaced by the copy made at the last good start."""
        if self.state.exists() and not is_json(self.state):
            self.state.rename(self.state.with_suffix(".broken"))
            if self.earlier_state.exists():
                shutil.copyfile(self.earlier_state, self.state)
        elif self.state.exists():
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
            "state-interval": str(BLOCK_SECONDS),
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        # A state per block would cost a file in the home folder every two seconds.
        return [anvil_program(), *words, "--prune-history", "--quiet"]

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", evm_port(), timeout=2)
        question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": []})
        try:
            connection.request("POST", "/", body=question, headers={"Content-Type": "application/json"})
            answer = json.loads(connection.getresponse().read())
            return isinstance(answer, dict) and int(answer["result"], 16) == chain_id()
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            return False
        finally:
            connection.close()

    def failure(self) -> str:
        if self.is_running():
            return (
                f"The EVM devnet runs, but not at port {evm_port()} with chain id {chain_id()}: "
                "stop what still uses it before changing EVM_PORT or CHAIN_ID."
            )
        return f"The EVM devnet did not start: {last_lines(self.log_file)}"


def chain_id() -> int:
    """CHAIN_ID, default 296: Hedera testnet's."""
    return int(env.int("CHAIN_ID", default=296))


def anvil_program() -> str:
    """The binary itself: the package's own launcher would need Node at run time."""
    package = f"anvil-{platform.system().lower()}-{MACHINES.get(platform.machine().lower(), platform.machine())}"
    path = PROJECT_DIR / "node_modules" / "@foundry-rs" / package / "bin" / "anvil"
    return require_program(path, package="@foundry-rs/anvil", variable="CHAIN_RPC_URL")


def require_free_evm_port() -> None:
    """Raise EmbeddedServerError when another program listens where the devnet should."""
    if not is_port_free(evm_port()):
        raise EmbeddedServerError(
            f"Port {evm_port()}, where the EVM devnet should listen, is in use: "
            "stop the program that uses it, or set EVM_PORT to a free port."
        )


def is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True
