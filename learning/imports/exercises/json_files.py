"""What a file of JSON says, whatever its shape."""

import json
from pathlib import Path
from typing import Any

from learning.imports.texts import read_text


def read_json(file: Path) -> dict[str, Any]:
    """The group of keys in `file`; an empty one when it holds none. Never raises."""
    try:
        found = json.loads(read_text(file)) if file.is_file() and not file.is_symlink() else None
    except (ValueError, RecursionError, OSError):
        return {}
    return found if isinstance(found, dict) else {}


def group_in(data: object, key: str) -> dict[str, Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def words_in(data: object, key: str) -> str:
    found = data.get(key) if isinstance(data, dict) else None
    return " ".join(found.split()) if isinstance(found, str) else ""


def list_in(data: object, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def names_in(data: object, key: str) -> list[str]:
    return [one for one in list_in(data, key) if isinstance(one, str) and one.strip()]
