"""What a figure means nothing without: the machine, the servers' settings, and how much disk the data takes."""

import os
import platform
from dataclasses import dataclass

from django.db import connection

from benchmarks.generate.scale import ONE_YEAR
from benchmarks.harness.server import PROCESSES, THREADS

_SETTINGS = (
    "shared_buffers work_mem effective_cache_size random_page_cost jit fsync synchronous_commit max_wal_size"
).split()
_SIZES = """
    SELECT relname, pg_table_size(oid) / 1e6, pg_total_relation_size(oid) / 1e6
      FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
"""


@dataclass(frozen=True, slots=True)
class TableSize:
    """Megabytes (of a million bytes) of rows with their oversized values, and with indexes too."""

    table: str
    rows: int
    data_mb: float
    total_mb: float


def machine_facts() -> dict[str, str]:
    """What ran the benchmark."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, current_setting(name) FROM unnest(%s::text[]) AS name", [_SETTINGS])
        values = ", ".join(f"{name} {value}" for name, value in cursor.fetchall())
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "Machine": f"{os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}",
        "PostgreSQL": f"{version}; {values}",
        "Python": platform.python_version(),
        "Web server": f"gunicorn, {PROCESSES} processes of {THREADS} threads; client and servers on the same machine",
    }


def table_sizes() -> list[TableSize]:
    """Every table of the connected database, the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(_SIZES)
        sizes = cursor.fetchall()
        found = []
        for table, data, total in sizes:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 (from the catalog)
            found.append(TableSize(table, cursor.fetchone()[0], float(data), float(total)))
    return sorted(found, key=lambda size: size.total_mb, reverse=True)


def is_estimated(size: TableSize) -> bool:
    """Whether the estimate for one year names this table."""
    return size.table in ONE_YEAR
