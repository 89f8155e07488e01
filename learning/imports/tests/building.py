"""What tests import: small courses of other tools, written here, and archives of them."""

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image

from learning.content.yaml_source import read_yaml
from learning.imports.importing import Imported, import_files


def write_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def run(tmp_path: Path, files: dict[str, str | bytes], **options: Any) -> Imported:
    """Import a folder with these files."""
    source = write_files(tmp_path / "given", files)
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    return import_files(source, workshop, **options)


def lessons_of(imported: Imported) -> dict[str, str]:
    """The text of each file of the course, by its name."""
    return {file.name: file.read_text() for file in sorted(imported.folder.iterdir()) if file.is_file()}


def questions_of(imported: Imported) -> list[dict[str, Any]]:
    """Of all quizzes, in their order."""
    found: list[dict[str, Any]] = []
    for name, text in lessons_of(imported).items():
        if name.endswith(".yaml") and name != "course.yaml":
            found += read_yaml(text).data["questions"]
    return found


def sentences(imported: Imported, outcome: str) -> list[str]:
    return [f"{note.place}: {note.sentence}" for note in imported.report.notes if note.outcome == outcome]


def picture(width: int = 40, height: int = 30) -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(into, "PNG")
    return into.getvalue()


def zipped(files: dict[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()


def tarred(members: list[tuple[tarfile.TarInfo, bytes]], mode: str = "w:gz") -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode=mode) as archive:  # type: ignore[call-overload]
        for member, content in members:
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return into.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = target
    return info
