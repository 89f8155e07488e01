"""Which courses cannot be loaded because of what they ask for: unknown courses, refused ones, circles."""

from collections.abc import Iterator
from dataclasses import dataclass

from learning.content.structure import did_you_mean
from learning.loader.files import COURSE_FILE
from learning.loader.mistakes import Mistake
from learning.loader.source import CourseSource, PrerequisiteSource
from learning.models import Course, CoursePrerequisite

Edges = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The courses in the database: which are published, and which ask for which as required."""

    is_published: dict[str, bool]
    required: Edges


def read_shelf() -> Shelf:
    required: Edges = {}
    rows = CoursePrerequisite.objects.filter(is_required=True).values_list("course__slug", "prerequisite_course__slug")
    for course, prerequisite in rows:
        required.setdefault(course, set()).add(prerequisite)
    return Shelf(dict(Course.objects.values_list("slug", "is_published")), required)


def find_prerequisite_mistakes(sources: list[CourseSource], refused: set[str], shelf: Shelf) -> list[Mistake]:
    """Mistakes of `sources`, which are to be loaded together. Taking one away may cause more: ask again."""
    loading = {source.slug: source for source in sources}
    known = {**shelf.is_published, **loading}
    unknown = [
        _mistake(source, asked, _why_unknown(asked.slug, refused, list(known)))
        for source in sources
        for asked in source.details.prerequisites
        if asked.slug not in known
    ]
    return unknown + list(_find_circles(loading, shelf))


def find_unreachable(sources: list[CourseSource], shelf: Shelf) -> Iterator[Mistake]:
    """Warnings for published courses that ask for one which nobody can enter."""
    published = shelf.is_published | {source.slug: source.details.is_published for source in sources}
    for source in sources:
        for asked in source.details.prerequisites:
            if source.details.is_published and asked.is_required and not published.get(asked.slug):
                sentence = f'"{asked.slug}" is not published, so nobody new can enter this course.'
                yield Mistake(source.folder / COURSE_FILE, asked.line, sentence, is_warning=True)


def _why_unknown(slug: str, refused: set[str], known: list[str]) -> str:
    if slug in refused:
        return f'"{slug}" has mistakes of its own and is not in the database yet, so this course waits for it.'
    return f'There is no course "{slug}", neither in this run nor in the database.{did_you_mean(slug, known)}'


def _mistake(source: CourseSource, asked: PrerequisiteSource, sentence: str) -> Mistake:
    return Mistake(source.folder / COURSE_FILE, asked.line, f"prerequisites: {sentence}")


def _find_circles(loading: dict[str, CourseSource], shelf: Shelf) -> Iterator[Mistake]:
    edges = dict(shelf.required)
    for source in loading.values():
        edges[source.slug] = {asked.slug for asked in source.details.prerequisites if asked.is_required}
    for source in loading.values():
        for asked in source.details.prerequisites:
            path = _shortest_path(edges, asked.slug, source.slug) if asked.is_required else []
            if path:
                circle = " → ".join([source.slug, *path])
                yield _mistake(source, asked, f"Required courses go round in a circle: {circle}.")


def _shortest_path(edges: Edges, start: str, end: str) -> list[str]:
    """The courses from `start` to `end`, both named; empty when there is no way."""
    paths, seen = [[start]], {start}
    for path in paths:
        if path[-1] == end:
            return path
        for following in sorted(edges.get(path[-1], set()) - seen):
            seen.add(following)
            paths.append([*path, following])
    return []
