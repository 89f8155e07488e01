"""A draft read by the loader, as if it lay in the library: what would be stored, and everything that is said of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from learning.content.problems import Problem
from learning.loader.advice.review import Review
from learning.loader.advice.rules import advise
from learning.loader.course_folder import read_course
from learning.loader.files import LESSON_FILE
from learning.loader.mistakes import Mistake
from learning.loader.prerequisites import find_prerequisite_mistakes, read_shelf
from learning.loader.source import CourseSource
from learning.models import CourseDraft, GlossarySpelling, Lesson
from learning.studio.exporting import export_draft
from learning.studio.files import write_folder
from learning.studio.problems import problems_around, problems_of

Found = dict[str, list[Problem]]


@dataclass
class Checked:
    """By the slug of the lesson, "" for the course. `source` is None while there are problems; advice does no harm."""

    source: CourseSource | None = None
    problems: Found = field(default_factory=dict)
    advice: Found = field(default_factory=dict)


def check_draft(draft: CourseDraft) -> Checked:
    """Everything that the loader and its linter say of the draft within seconds: no other website is asked, and no code
    is run."""
    with _folder_of(draft) as folder:
        read = read_course(folder)
        if read.source is None or problems_around(draft):
            # The same rules once more, for the place in the form where each is told.
            problems = problems_of(draft)
            return Checked(problems=problems) if problems else _tell(read.mistakes)
        mistakes = find_prerequisite_mistakes([read.source], set(), read_shelf()) + advise(_review(read.source))
        return _tell([*read.mistakes, *mistakes], read.source)


@contextmanager
def _folder_of(draft: CourseDraft) -> Iterator[Path]:
    with TemporaryDirectory(prefix="web3versity-draft-") as place:
        folder = Path(place) / draft.course.slug
        write_folder(export_draft(draft, published=True), folder)
        yield folder


def _review(source: CourseSource) -> Review:
    shelf: dict[str, set[str]] = {}
    for course, lesson in Lesson.objects.values_list("course__slug", "slug"):
        shelf.setdefault(course, set()).add(lesson)
    shelf[source.slug] = {lesson.slug for lesson in source.lessons}
    terms = frozenset(GlossarySpelling.objects.values_list("key", flat=True))
    lessons = {slug: frozenset(lessons) for slug, lessons in shelf.items()}
    return Review(source, lessons, terms, timezone.localdate(), judges=False)


def _tell(mistakes: Iterable[Mistake], source: CourseSource | None = None) -> Checked:
    checked = Checked()
    for mistake in sorted(set(mistakes)):
        match = LESSON_FILE.fullmatch(mistake.file.name)
        found = checked.advice if mistake.is_warning else checked.problems
        found.setdefault(match["slug"] if match else "", []).append(Problem((), mistake.sentence))
    checked.source = None if checked.problems else source
    return checked
