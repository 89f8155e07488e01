"""Importing: from what somebody gave to a folder of ours, with the report."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.archives import is_archive, refuse_large, unpack
from learning.imports.folders import refuse_large_folder
from learning.imports.pictures import PictureShelf
from learning.imports.reader import find_reader
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.texts import plain_slug
from learning.imports.writing import write_course
from learning.loader.course_folder import read_course

MOST_OF_A_FILE: Final = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """`folder` is a course in our own format, named by its address."""

    folder: Path
    report: Report


def import_files(
    source: Path,
    workshop: Path,
    *,
    format_key: str = "",
    slug: str = "",
    tell: Callable[[int, int], None] | None = None,
) -> Imported:
    """Read `source`, an archive, a single file or a folder, and write the course below `workshop`, an empty folder.

    Its address is `slug`, or follows from its title. Raises ImportRefused.
    """
    report = Report()
    if tell is not None:
        report.tell = tell
    root = _unpacked(source, workshop / ".unpacked")
    reader = find_reader(root, format_key)
    report.format = reader.key
    written = workshop / ".course"
    course = reader.read(root, PictureShelf(written, report), report)
    if not course.lessons:
        raise ImportRefused(_nothing_comes(report))
    course.slug = slug or plain_slug(course.slug or course.title, "imported-course")
    write_course(course, written, report)
    if not report.counts["texts"] + report.counts["quizzes"] + report.counts["exercises"]:
        raise ImportRefused(_nothing_comes(report))
    folder = written.rename(workshop / course.slug)
    _tell_mistakes(folder, report)
    return Imported(folder, report)


def _unpacked(source: Path, into: Path) -> Path:
    if source.is_dir():
        refuse_large_folder(source)
        return source
    if not source.is_file():
        raise ImportRefused(_("There is no such file or folder."))
    into.mkdir(parents=True)
    if is_archive(source):
        unpack(source, into)
    else:
        refuse_large(source.stat().st_size)
        shutil.copyfile(source, into / source.name)
    return into


def _tell_mistakes(folder: Path, report: Report) -> None:
    """What the loader would say of the folder: all that keeps it from being published, the first of each file."""
    mistakes = [mistake for mistake in read_course(folder).mistakes if not mistake.is_warning]
    told: Counter[str] = Counter()
    for mistake in mistakes:
        told[mistake.file.name] += 1
        if told[mistake.file.name] <= MOST_OF_A_FILE:
            place = f"{mistake.file.name}:{mistake.line}" if mistake.line else mistake.file.name
            report.to_do(place, mistake.sentence)
    for name, count in told.items():
        if count > MOST_OF_A_FILE:
            report.to_do(name, _("%(count)d more of that kind.") % {"count": count - MOST_OF_A_FILE})
    report.counts["mistakes"] = len(mistakes)


def _nothing_comes(report: Report) -> str:
    why = next((note.sentence for note in report.notes if note.outcome == "left_out"), "")
    return _("Nothing in it can be a lesson here. %(why)s") % {"why": why}
