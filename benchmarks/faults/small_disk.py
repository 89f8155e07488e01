"""A disk for PostgreSQL's data that can be filled: a small file system in memory, which only root may make."""

import os
import subprocess
from contextlib import suppress
from typing import Final

from benchmarks.faults.site import Site

_BALLAST: Final = "ballast"
# What is left on it before it is filled.
_ROOM_MB: Final = 96


def move_to_a_small_disk(site: Site) -> bool:
    """Put PostgreSQL's data on a file system in memory that is nearly full already; whether this machine lets us."""
    data = site.postgres.data
    aside = data.with_name("postgres.aside")
    size = sum(path.stat().st_size for path in data.rglob("*") if path.is_file()) // 2**20 + _ROOM_MB
    site.postgres.stop()
    data.rename(aside)
    data.mkdir(mode=0o700)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}m,mode=0700", "tmpfs", str(data)]
    is_small = os.geteuid() == 0 and subprocess.run(mount, check=False).returncode == 0  # noqa: S603
    if is_small:
        subprocess.run(["cp", "-a", f"{aside}/.", str(data)], check=True)  # noqa: S603, S607
        subprocess.run(["chown", "--reference", str(aside), str(data)], check=True)  # noqa: S603, S607
    else:
        data.rmdir()
        aside.rename(data)
    site.postgres.start()
    return is_small


def move_back(site: Site) -> None:
    """After everything: the small disk is given up with what is on it."""
    data = site.postgres.data
    aside = data.with_name("postgres.aside")
    if aside.exists():
        site.postgres.stop()
        subprocess.run(["umount", str(data)], check=True)  # noqa: S603, S607
        data.rmdir()
        aside.rename(data)


def fill_the_disk(site: Site) -> None:
    with (site.postgres.data / _BALLAST).open("wb", buffering=0) as file:
        for piece in (2**20, 2**12):
            with suppress(OSError):
                while file.write(bytes(piece)) == piece:
                    pass


def make_room(site: Site) -> None:
    """PostgreSQL may have ended: it cannot go on without room for its log."""
    (site.postgres.data / _BALLAST).unlink()
    site.postgres.start()
