"""Loading a library: read all of it, say every mistake, store every course that has none."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.utils import timezone

from learning.content.structure import did_you_mean
from learning.loader.advice.review import Review, Visit, read_shelf_of_files
from learning.loader.advice.rules import advise
from learning.loader.course_folder import ReadCourse, read_course
from learning.loader.files import fingerprint, list_course_files, list_files
from learning.loader.glossary_file import read_glossary
from learning.loader.glossary_store import find_lesson_mistakes, store_glossary
from learning.loader.mistakes import Mistake
from learning.loader.prerequisites import find_prerequisite_mistakes, find_unreachable, read_shelf
from learning.loader.source import CourseSource
from learning.loader.store import KeptElsewhere, Stored, enter_new_courses, store_course
from learning.loader.terms import find_unknown_terms, known_spellings
from learning.models import Course
from learning.models.course import Keeper


@dataclass
class Loaded:
    """What a run did. `sound` are the courses that were only checked; `refused` the ones with mistakes."""

    stored: list[Stored] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    kept_here: list[str] = field(default_factory=list)  # written in the studio: their folders were passed over
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)
    glossary: list[str] = field(default_factory=list)  # what changed in it, in words


class _Known(NamedTuple):
    """A course that is in the database."""

    kept_in: str
    content_version: str


_Shelf = dict[str, _Known]


def load_library(
    library: Path, *, slugs: list[str], check: bool = False, prune: bool = False, visit: Visit | None = None
) -> Loaded:
    """Load the courses `slugs` (empty: all) from the folders of `library`.

    `check` looks for mistakes, advises (advice/rules.py), and writes nothing; with `visit` it also asks other websites
    whether they are there. `prune` also removes lessons that left the files although learners did them.
    """
    loaded = Loaded()
    stored = {slug: _Known(*row) for slug, *row in Course.objects.values_list("slug", "kept_in", "content_version")}
    folders = _pass_over_kept_here(_find_folders(library, slugs, loaded), slugs, stored, loaded)
    glossary = read_glossary(library)
    loaded.mistakes += glossary.mistakes
    # Also of courses that have not changed: the entry of a term may have left the glossary.
    unknown = find_unknown_terms(folders, glossary)
    if not check and not prune:
        folders = _pass_over_unchanged(folders, stored, loaded)
    sources = _read_all(folders, loaded, unknown)
    loaded.warnings += find_lesson_mistakes(glossary, _lesson_names(sources))
    if check:
        shelf = read_shelf_of_files(library) if library.is_dir() else {}
        spellings = frozenset(known_spellings(glossary))
        for source in sources:
            _advise(Review(source, shelf, spellings, timezone.localdate(), visit), loaded)
    else:
        enter_new_courses(sources)
        _store(sources, loaded, prune=prune)
        if glossary.is_there:
            loaded.glossary = store_glossary(glossary)
    return loaded


def _store(sources: list[CourseSource], loaded: Loaded, *, prune: bool) -> None:
    for source in sources:
        try:
            loaded.stored.append(store_course(source, prune=prune))
        except KeptElsewhere:  # taken over since its folder was read
            loaded.kept_here.append(source.slug)


def _advise(review: Review, loaded: Loaded) -> None:
    found = sorted(advise(review))
    mistakes = [mistake for mistake in found if not mistake.is_warning]
    loaded.warnings += (mistake for mistake in found if mistake.is_warning)
    loaded.mistakes += mistakes
    if mistakes:
        loaded.refused.append(review.course.slug)
    else:
        loaded.sound.append(review.course.slug)


def _find_folders(library: Path, slugs: list[str], loaded: Loaded) -> list[Path]:
    if not library.is_dir():
        loaded.mistakes.append(Mistake(library, 0, "There is no such folder."))
        return []
    folders = {file.name: file for file in list_files(library) if file.is_dir() and not file.name.startswith("_")}
    for slug in slugs:
        if slug not in folders:
            sentence = f'There is no course "{slug}" here.{did_you_mean(slug, list(folders))}'
            loaded.mistakes.append(Mistake(library, 0, sentence))
    return [folder for name, folder in folders.items() if not slugs or name in slugs]


def _pass_over_kept_here(folders: list[Path], slugs: list[str], stored: _Shelf, loaded: Loaded) -> list[Path]:
    """A course that is written in the studio is never overwritten; whoever names it is told so."""
    kept = {slug for slug, course in stored.items() if course.kept_in == Keeper.DATABASE}
    loaded.kept_here = [folder.name for folder in folders if folder.name in kept]
    for folder in folders:
        if folder.name in kept and folder.name in slugs:
            sentence = "This course is kept in the database and written in the studio: its folder is not loaded."
            loaded.mistakes.append(Mistake(folder, 0, sentence))
    return [folder for folder in folders if folder.name not in kept]


def _pass_over_unchanged(folders: list[Path], stored: _Shelf, loaded: Loaded) -> list[Path]:
    versions = {slug: course.content_version for slug, course in stored.items()}
    changed = [folder for folder in folders if versions.get(folder.name) != fingerprint(list_course_files(folder))]
    loaded.unchanged = [folder.name for folder in folders if folder not in changed]
    return changed


def _lesson_names(sources: list[CourseSource]) -> set[str]:
    return {f"{source.slug}/{lesson.slug}" for source in sources for lesson in source.lessons}


def _read_all(folders: list[Path], loaded: Loaded, unknown_terms: list[Mistake]) -> list[CourseSource]:
    """The courses without mistakes, also beside each other and the glossary; the rest is refused."""
    courses = [read_course(folder) for folder in folders]
    for course in courses:
        _note(loaded, course)
    loaded.mistakes += unknown_terms
    concerned = {mistake.file.parent.name for mistake in unknown_terms}
    loaded.refused += sorted(concerned.intersection(course.slug for course in courses).difference(loaded.refused))
    sources = [course.source for course in courses if course.source and course.slug not in loaded.refused]
    shelf = read_shelf()
    while mistakes := find_prerequisite_mistakes(sources, set(loaded.refused), shelf):
        loaded.mistakes += mistakes
        concerned = {mistake.file.parent.name for mistake in mistakes}
        loaded.refused += sorted(concerned)
        sources = [source for source in sources if source.slug not in concerned]
    loaded.warnings += find_unreachable(sources, shelf)
    return sources


def _note(loaded: Loaded, course: ReadCourse) -> None:
    loaded.mistakes += (mistake for mistake in course.mistakes if not mistake.is_warning)
    loaded.warnings += (mistake for mistake in course.mistakes if mistake.is_warning)
    if course.source is None:
        loaded.refused.append(course.slug)
