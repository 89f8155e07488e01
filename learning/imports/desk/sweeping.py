"""Imports that a worker lost, and files that nobody came back for."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from learning.imports.desk.reading import end_import
from learning.models import CourseImport, CourseImportPart
from learning.models.course_import import ImportState

# A worker that was silent for so long is dead.
_SILENCE: Final = timedelta(minutes=12)
_MESSAGE_ARRIVES: Final = timedelta(seconds=20)
_FILE_KEPT: Final = timedelta(days=1)
ROW_KEPT: Final = timedelta(days=90)
MOST_TRIES: Final = 3


def lost_imports(*, now: datetime) -> list[int]:
    """Those that a worker should read and none does. What three workers died of is given up."""
    silent = CourseImport.objects.filter(state=ImportState.READING, heard_at__lt=now - _SILENCE)
    for row in silent.filter(tries__gte=MOST_TRIES):
        end_import(row, ImportState.REFUSED, sentence=_("It could not be read: three tries came to no end."))
    silent.filter(tries__lt=MOST_TRIES).update(state=ImportState.WAITING)
    waiting = CourseImport.objects.filter(state=ImportState.WAITING, heard_at__lt=now - _MESSAGE_ARRIVES)
    return list(waiting.order_by("heard_at").values_list("pk", flat=True))


def forget_files(*, now: datetime) -> None:
    """A file is kept for a day, and what was told of it for ninety."""
    unattended = CourseImport.objects.filter(
        Q(state=ImportState.SENDING) | Q(state=ImportState.READ), heard_at__lt=now - _FILE_KEPT
    )
    CourseImportPart.objects.filter(course_import__in=unattended).delete()
    unattended.update(
        state=ImportState.REFUSED, sentence=_("The file was kept for a day. Send it again to import it."), heard_at=now
    )
    CourseImport.objects.filter(created_at__lt=now - ROW_KEPT).delete()
