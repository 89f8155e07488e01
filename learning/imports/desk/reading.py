"""Reading a file that was sent, in a worker: a report, or a draft as well."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.imports.importing import Imported, import_files
from learning.imports.names import safe_path
from learning.imports.refusal import ImportRefused
from learning.models import CourseDraft, CourseImport, CourseImportPart
from learning.models.course_import import ImportState
from learning.studio.errors import NotYours, Refused, SlugTaken
from learning.studio.importing import import_folder

_TOLD_EVERY: Final = 1.0  # seconds
_MOST_NAMES: Final = 50


def run_import(*, import_id: int) -> bool:
    """Read the file of a row that waits; whether it was ours to read. May run many times at once."""
    now = timezone.now()
    taken = CourseImport.objects.filter(pk=import_id, state=ImportState.WAITING).update(
        state=ImportState.READING, heard_at=now, tries=F("tries") + 1
    )
    if not taken:
        return False
    row = CourseImport.objects.select_related("by").get(pk=import_id)
    with _whatever_happens(row), TemporaryDirectory(prefix="import-") as room:
        try:
            source = _write_file(row, Path(room))
            workshop = Path(room) / "workshop"
            workshop.mkdir()
            imported = import_files(source, workshop, format_key=row.format_key, tell=_teller(row))
            _settle(row, imported)
        except (ImportRefused, Refused, NotYours) as refusal:
            end_import(row, ImportState.REFUSED, sentence=str(refusal))
    return True


@transaction.atomic
def end_import(row: CourseImport, state: ImportState, **values: object) -> None:
    """Nothing more is read of it: its file goes, unless a draft may still be made of it."""
    changed = CourseImport.objects.filter(pk=row.pk, state__in=(ImportState.WAITING, ImportState.READING)).update(
        state=state, heard_at=timezone.now(), **values
    )
    if changed and state != ImportState.READ:
        CourseImportPart.objects.filter(course_import_id=row.pk).delete()


@contextmanager
def _whatever_happens(row: CourseImport) -> Iterator[None]:
    """A failure of ours ends the import with a sentence, and goes on to be written down."""
    is_through = False
    try:
        yield
        is_through = True
    finally:
        if not is_through:
            sentence = _(
                "It could not be read: something failed here, and it is written down for us. Nothing was changed."
            )
            end_import(row, ImportState.REFUSED, sentence=sentence)


def _write_file(row: CourseImport, room: Path) -> Path:
    """The parts as one file, by the name that it had."""
    folder = room / "given"
    folder.mkdir()
    try:
        name = safe_path(row.file_name)
    except ImportRefused:
        name = None
    file = folder / (name.name if name else "given")
    with file.open("wb") as into:
        for piece in row.pieces.order_by("number").values_list("pk", flat=True):
            into.write(bytes(row.pieces.values_list("data", flat=True).get(pk=piece)))
    return file


def _settle(row: CourseImport, imported: Imported) -> None:
    report = imported.report.as_json()
    if not row.makes_draft:
        end_import(row, ImportState.READ, report=report)
        return
    with transaction.atomic():
        # Whoever discards it waits until the draft is there; if they were first, none is made.
        if not CourseImport.objects.select_for_update().filter(pk=row.pk, state=ImportState.READING).exists():
            return
        draft = _enter_draft(row, imported)
        end_import(row, ImportState.DONE, report=report, draft=draft)


def _enter_draft(row: CourseImport, imported: Imported) -> CourseDraft:
    """At its own address, or at the next that is free. Links within the course follow it."""
    slug = imported.folder.name
    for number in range(1, _MOST_NAMES + 1):
        wanted = slug if number == 1 else f"{slug[:70]}-{number}"
        folder = _renamed(imported, wanted)
        try:
            with transaction.atomic():
                return import_folder(folder=folder.folder, by=row.by)
        except SlugTaken:
            imported = folder
    raise SlugTaken(slug)


def _renamed(imported: Imported, slug: str) -> Imported:
    old = imported.folder.name
    if slug == old:
        return imported
    for file in imported.folder.glob("*.*"):
        if file.suffix in (".md", ".yaml"):
            file.write_text(file.read_text().replace(f"](/courses/{old}/", f"](/courses/{slug}/"))
    return replace(imported, folder=imported.folder.rename(imported.folder.with_name(slug)))


def _teller(row: CourseImport) -> Callable[[int, int], None]:
    """Writes down how far it is, once a second at most; that it is alive, too."""
    last = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _TOLD_EVERY:
            last = time.monotonic()
            CourseImport.objects.filter(pk=row.pk).update(parts_done=done, parts=of, heard_at=timezone.now())

    return tell
