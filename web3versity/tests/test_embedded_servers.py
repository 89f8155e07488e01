"""Real servers, in a folder of their own, started and stopped by processes of their own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from web3versity.devserver import addresses, process
from web3versity.devserver.lifecycle import SERVERS
from web3versity.devserver.ports import free_port
from web3versity.devserver.postgres import unicode_ctype
from web3versity.devserver.process import wait_until

pytestmark = pytest.mark.stress

# Starts the servers, says that they run, and keeps them until its input ends.
# The devnet writes its state every second: a minute is long to wait for.
USER = """
from web3versity.devserver import anvil, ensure_running
anvil.STATE_SECONDS = 1
ensure_running()
print("up", flush=True)
input()
"""
# Starts again what has died when it is told to look, as `manage.py run` does every two seconds.
MENDER = """
from web3versity.devserver import ensure_running
from web3versity.devserver.lifecycle import start_what_has_died
ensure_running()
print("up", flush=True)
while input() == "look":
    print(start_what_has_died(), flush=True)
"""
RECEIVER = "0x000000000000000000000000000000000000dEaD"


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for the servers' data; whatever still runs in it is stopped afterwards."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("EVM_PORT", str(free_port()))
    for server in SERVERS:
        monkeypatch.delenv(server.variable, raising=False)
    yield tmp_path / "var"
    for server in SERVERS:
        server.stop()
    shutil.rmtree(addresses.sockets_dir(), ignore_errors=True)


def begin_use(program: str = USER) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=addresses.PROJECT_DIR,
    )


def await_up(user: "subprocess.Popen[str]") -> None:
    assert user.stdout is not None
    assert user.stdout.readline() == "up\n", user.communicate()[1]


def end_use(user: "subprocess.Popen[str]") -> None:
    user.communicate("\n", timeout=120)
    assert user.returncode == 0


def running() -> set[str]:
    return {server.name for server in SERVERS if server.is_running()}


ALL = {"postgres", "redis", "anvil"}


def ask_devnet(method: str, *params: object) -> str:
    question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = urllib.request.Request(addresses.chain_rpc_url(), question, {"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
        return str(json.load(response)["result"])


def refusal() -> str:
    """What `manage.py` says when the servers cannot be started."""
    done = subprocess.run(
        [sys.executable, "manage.py", "clearsessions"],
        capture_output=True,
        text=True,
        cwd=addresses.PROJECT_DIR,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_many_processes_at_once_share_the_servers_and_the_last_one_stops_them(var: Path) -> None:
    users = [begin_use() for _ in range(3)]
    for user in users:
        await_up(user)
    assert running() == ALL
    assert all(server.answers() for server in SERVERS)
    with psycopg.connect(host=str(addresses.postgres_socket_dir()), user=addresses.DATABASE) as connection:
        made_with = connection.execute("SELECT DISTINCT datctype FROM pg_database").fetchall()
        assert made_with == [(unicode_ctype(),)]
        # Unlike the servers of a test run, this one survives a power cut.
        safety = connection.execute("SELECT current_setting('fsync'), current_setting('full_page_writes')").fetchone()
        assert safety == ("on", "on")
    # Nobody else may read the data.
    folders = [server.data for server in SERVERS] + [addresses.postgres_socket_dir(), addresses.redis_socket().parent]
    assert {folder.name: folder.stat().st_mode & 0o077 for folder in folders} == {folder.name: 0 for folder in folders}
    numbers = {server.name: process.running_pid(server.pid_file) for server in SERVERS}
    for user in users[:-1]:
        end_use(user)
    assert {server.name: process.running_pid(server.pid_file) for server in SERVERS} == numbers
    end_use(users[-1])
    assert running() == set()


@pytest.mark.thorough
def test_what_was_killed_is_started_again_with_its_data(var: Path) -> None:
    mender = begin_use(MENDER)
    await_up(mender)

    def look() -> str:
        assert mender.stdin is not None
        assert mender.stdout is not None
        print("look", file=mender.stdin, flush=True)
        return mender.stdout.readline().strip()

    with psycopg.connect(host=str(addresses.postgres_socket_dir()), user=addresses.DATABASE) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    assert look() == "[]"
    for server in SERVERS:
        os.kill(process.running_pid(server.pid_file) or 0, signal.SIGKILL)
    assert wait_until(lambda: running() == set(), seconds=30)
    assert look() == str([server.title for server in SERVERS])
    assert all(server.answers() for server in SERVERS)
    with psycopg.connect(host=str(addresses.postgres_socket_dir()), user=addresses.DATABASE) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
    end_use(mender)
    assert running() == set()


def test_servers_of_a_killed_process_serve_the_next_one_which_stops_them_when_it_is_asked_to_end(var: Path) -> None:
    killed = begin_use()
    await_up(killed)
    killed.kill()
    killed.communicate()
    assert running() == ALL
    user = begin_use()
    await_up(user)
    user.terminate()
    user.communicate(timeout=120)
    assert user.returncode == 128 + signal.SIGTERM
    assert running() == set()


def test_killed_servers_start_again_and_the_devnet_remembers(var: Path) -> None:
    user = begin_use()
    await_up(user)
    ask_devnet("anvil_setBalance", RECEIVER, "0x5")
    state = var / "anvil-298" / "state.json"
    assert wait_until(lambda: state.exists() and RECEIVER.lower() in state.read_text(), seconds=60)
    for server in SERVERS:
        number = process.running_pid(server.pid_file)
        assert number is not None
        os.kill(number, signal.SIGKILL)
    assert wait_until(lambda: running() == set(), seconds=60)
    end_use(user)
    user = begin_use()
    await_up(user)
    assert int(ask_devnet("eth_getBalance", RECEIVER, "latest"), 16) == 5
    end_use(user)


def test_a_devnet_state_cut_in_the_middle_is_replaced_by_the_last_good_one(var: Path) -> None:
    for _ in range(2):
        user = begin_use()
        await_up(user)
        end_use(user)
    state = var / "anvil-298" / "state.json"
    state.write_text(state.read_text()[:100])
    user = begin_use()
    await_up(user)
    assert int(ask_devnet("eth_chainId"), 16) == 298
    end_use(user)


def test_what_an_initialisation_left_is_begun_anew_or_refused_with_a_sentence(var: Path) -> None:
    unfinished = var / "postgres.unfinished"
    (unfinished / "base").mkdir(parents=True)
    user = begin_use()
    await_up(user)
    end_use(user)
    assert not unfinished.exists()
    (var / "postgres" / "PG_VERSION").write_text("17\n")
    assert f"{var}/postgres was made by PostgreSQL 17, this is 18" in refusal()
    (var / "postgres" / "PG_VERSION").unlink()
    assert f"{var}/postgres is only half initialised (PG_VERSION missing)" in refusal()
    assert running() == set()


def test_a_devnet_port_in_use_is_refused_with_the_port_and_the_variable(var: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", addresses.evm_port()))
        listener.listen()
        sentence = refusal()
    assert f"Port {addresses.evm_port()}" in sentence
    assert "EVM_PORT" in sentence
    assert running() == set()


def test_nothing_is_started_when_the_environment_names_other_servers(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for server in SERVERS:
        monkeypatch.setenv(server.variable, "set")
    user = begin_use()
    await_up(user)
    assert not var.exists()
    end_use(user)


def test_a_command_that_only_reads_the_schema_does_not_mind_the_devnet_port(var: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", addresses.evm_port()))
        listener.listen()
        done = subprocess.run(
            [sys.executable, "manage.py", "sqlmigrate", "sessions", "0001"],
            capture_output=True,
            text=True,
            cwd=addresses.PROJECT_DIR,
            check=False,
        )
    assert (done.returncode, "CREATE TABLE" in done.stdout) == (0, True), done.stderr
    assert running() == set()
