"""The format of folders of exercises."""

import os
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.imports.course import ImportedCourse, ImportedLesson
from learning.imports.exercises.exercise import Exercise
from learning.imports.exercises.json_files import names_in, words_in
from learning.imports.exercises.lesson import lessons_of
from learning.imports.exercises.track import Track, exercise_folders, read_track
from learning.imports.folders import file_at
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.schools.order import lesson_files
from learning.imports.surroundings import Surroundings


class ExerciseReader:
    key = "exercises"
    label = gettext_lazy("Exercises (Exercism)")

    def recognises(self, root: Path) -> bool:
        return next(exercise_folders(root), None) is not None

    def read(self, root: Path, pictures: PictureShelf, report: Report) -> ImportedCourse:
        top = root.resolve()
        track = read_track(top, report)
        if not track.exercises:
            raise ImportRefused(_("There is no exercise in it that its track offers."))
        language = words_in(track.about, "language")
        lessons: list[ImportedLesson] = []
        for number, exercise in enumerate(track.exercises, start=1):
            lessons += lessons_of(exercise, language, _surroundings(exercise, pictures, report))
            report.tell(number, len(track.exercises))
        _tell_authors(track, report)
        _tell_others(top, report)
        return ImportedCourse(
            language or _title(track.exercises),
            slug=words_in(track.about, "slug"),
            description=words_in(track.about, "blurb"),
            lessons=lessons,
            is_for_developers=True,
        )


def _surroundings(exercise: Exercise, pictures: PictureShelf, report: Report) -> Surroundings:
    def find_file(source: str) -> Path | None:
        return file_at(exercise.root, exercise.folder / ".docs", source)

    return Surroundings(report, pictures, exercise.place, find_file)


def _tell_authors(track: Track, report: Report) -> None:
    """Licences of exercises ask for the names of who wrote them, and no lesson has a place for these."""
    names = dict.fromkeys(name for exercise in track.exercises for name in names_in(exercise.config, "authors"))
    if names:
        report.to_do(
            "config.json",
            _("Say in the course who wrote the exercises, as their licence may ask: %(names)s.")
            % {"names": ", ".join(names)},
        )


def _tell_others(top: Path, report: Report) -> None:
    """Lessons that lie beside the exercises are a course of another format."""
    folders = set(exercise_folders(top))
    others = [file for file in lesson_files(top) if folders.isdisjoint(file.parents)]
    if others:
        sentence = _("%(count)d files of Markdown beside the exercises: they come alone, with the format markdown.")
        report.left_out(others[0].relative_to(top).as_posix(), sentence % {"count": len(others)})


def _title(exercises: list[Exercise]) -> str:
    """Of the one exercise; else of the folder that holds them all."""
    if len(exercises) == 1:
        return exercises[0].name
    name = Path(os.path.commonpath([exercise.folder.parent for exercise in exercises])).name
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return _("Exercises") if name.startswith(".") or not words else words[:1].upper() + words[1:]
