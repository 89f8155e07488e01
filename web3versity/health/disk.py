"""How full the disk is that a folder is on."""

import shutil
from pathlib import Path
from typing import NamedTuple


class DiskUse(NamedTuple):
    """In per cent of what may be used, without what is kept for root; and what is left, in MB."""

    per_cent: int
    left: int


def disk_use(folder: Path) -> DiskUse | None:
    """None while there is no such folder."""
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return None
    room = disk.used + disk.free
    return DiskUse(100 * disk.used // room if room else 0, disk.free // 2**20)
