"""A file on its way in: begun, sent part by part, at an end; or taken back."""

from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.imports.archives import refuse_large
from learning.imports.desk.tasks import read_import
from learning.imports.reader import READERS
from learning.imports.refusal import ImportRefused
from learning.models import CourseImport, CourseImportPart, User
from learning.models.course_import import ImportState
from settings.queue import enqueue_on_commit

# Bytes; a request has 512 KiB at most (web3versity/gunicorn_worker.py).
LARGEST_PART: Final = 400 * 1024
# Unfinished ones of one person, whose files are kept meanwhile.
MOST_OPEN: Final = 3
_OPEN: Final = (ImportState.SENDING, ImportState.WAITING, ImportState.READING, ImportState.READ)


@transaction.atomic
def begin_import(*, by: User, file_name: str, size: int, format_key: str) -> CourseImport:
    """A row for a file of `size` bytes. Raises ImportRefused."""
    if size <= 0:
        raise ImportRefused(_("The file is empty."))
    refuse_large(size)
    if format_key and format_key not in READERS:
        raise ImportRefused(_("There is no such format."))
    # One after another: two at once would each count the others.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if CourseImport.objects.filter(by=by, state__in=_OPEN).count() >= MOST_OPEN:
        raise ImportRefused(_("You have %(most)d imports open. Finish or discard one first.") % {"most": MOST_OPEN})
    shown = "".join(sign for sign in file_name.rpartition("/")[2].rpartition("\\")[2] if sign.isprintable())
    return CourseImport.objects.create(by=by, file_name=shown[-200:] or _("file"), size=size, format_key=format_key)


@transaction.atomic
def add_part(*, course_import: CourseImport, number: int, data: bytes) -> None:
    """Keep a part. One that comes twice is kept once. Raises ImportRefused."""
    row = _held(course_import)
    if row.state != ImportState.SENDING:
        raise ImportRefused(_("This file has been sent already."))
    if not 0 <= number < 2**15 or not 0 < len(data) <= LARGEST_PART or _kept_bytes(row) + len(data) > row.size:
        if not row.pieces.filter(number=number).exists():
            raise ImportRefused(_("More was sent than the file has."))
        return
    try:
        with transaction.atomic():
            CourseImportPart.objects.create(course_import=row, number=number, data=data)
    except IntegrityError:
        return
    row.heard_at = timezone.now()
    row.save(update_fields=["heard_at"])


@transaction.atomic
def finish_sending(*, course_import: CourseImport) -> None:
    """All of it is here: a worker reads it. Done again, nothing happens. Raises ImportRefused."""
    row = _held(course_import)
    if row.state != ImportState.SENDING:
        return
    numbers = list(row.pieces.order_by("number").values_list("number", flat=True))
    if _kept_bytes(row) != row.size or numbers != list(range(len(numbers))):
        raise ImportRefused(_("Not all of the file has arrived. Please send it again."))
    _hand_over(row)


@transaction.atomic
def make_draft(*, course_import: CourseImport) -> None:
    """Have a worker make a draft of what was read. Done again, nothing happens. Raises ImportRefused."""
    row = _held(course_import)
    if row.state == ImportState.READ:
        row.makes_draft = True
        _hand_over(row)


def discard_import(*, course_import: CourseImport) -> None:
    """The row and its file go; a draft that was made of it stays."""
    course_import.delete()


def _held(course_import: CourseImport) -> CourseImport:
    """Locked. Raises ImportRefused when it was discarded meanwhile, in another tab."""
    row = CourseImport.objects.select_for_update(no_key=True).filter(pk=course_import.pk).first()
    if row is None:
        raise ImportRefused(_("This import was discarded."))
    return row


def _hand_over(row: CourseImport) -> None:
    row.state, row.heard_at, row.tries, row.parts_done, row.parts = ImportState.WAITING, timezone.now(), 0, 0, 0
    row.save(update_fields=["state", "heard_at", "tries", "parts_done", "parts", "makes_draft"])
    enqueue_on_commit(read_import, row.pk)


def _kept_bytes(row: CourseImport) -> int:
    return row.pieces.aggregate(all=Sum(Length("data")))["all"] or 0
