"""A PgBouncer of a test's own in transaction mode, in front of one of its PostgreSQL servers."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from web3versity.devserver.addresses import DATABASE
from web3versity.devserver.ports import free_port, is_port_free
from web3versity.tests.own_postgres import OwnPostgres

# Debian puts it where only root's shell looks.
PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
SETTINGS = """
[databases]
{database} = host={sockets} dbname={database} user={database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {connections}
# Next to the connection that was used last stands one that was not for long: nobody gets the same twice by chance.
server_round_robin = 1
"""


@contextmanager
def own_pgbouncer(server: OwnPostgres, *, connections: int) -> Iterator[str]:
    """What DATABASE_URL is to be; `connections` are those to PostgreSQL, however many come."""
    assert PROGRAM is not None
    port = free_port()
    file = Path(server.sockets) / "pgbouncer.ini"
    file.write_text(
        SETTINGS.format(database=DATABASE, sockets=server.sockets, port=port, connections=connections),
        encoding="utf-8",
    )
    # It refuses root, as PostgreSQL does.
    account = ["--user", "nobody"] if os.geteuid() == 0 else []
    os.chmod(file, 0o644)
    with (server.folder / "pgbouncer.log").open("wb") as log:
        pooler = subprocess.Popen([PROGRAM, *account, str(file)], stdout=log, stderr=log)  # noqa: S603
        try:
            while is_port_free(port):
                assert pooler.poll() is None, Path(log.name).read_text()
                time.sleep(0.05)
            yield f"postgresql://{DATABASE}@127.0.0.1:{port}/{DATABASE}"
        finally:
            pooler.terminate()
            pooler.wait(60)
