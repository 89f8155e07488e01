"""A folder of a course made into a draft: what its files hold, mistakes and all; these are told where it is written."""

from pathlib import Path
from typing import Any

from django.db import transaction

from learning.content.yaml_source import YamlBroken, read_yaml
from learning.lesson_types import LESSON_KINDS
from learning.loader.files import COURSE_FILE, LESSON_FILE, Unreadable, list_course_files, read_text
from learning.loader.lesson_file import WrittenLesson, take_apart
from learning.loader.mistakes import Mistake
from learning.loader.pictures import Pictures
from learning.models import CourseDraft, LessonImage, User
from learning.models.lesson import RESERVED_SLUGS
from learning.studio.clean import LONGEST_SLUG, as_written, free_slug
from learning.studio.errors import Refused
from learning.studio.history import keep_details
from learning.studio.lessons import insert_lesson
from learning.studio.starting import start_course


class FolderUnreadable(Refused):
    """The folder holds no course that could be read: `mistakes` say why, with file and line."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__(" ".join(f"{one.file.name}: {one.sentence}" for one in mistakes[:5]))


def import_folder(*, folder: Path, by: User) -> CourseDraft:
    """A draft of the course in `folder`, whose name is its slug, with the pictures beside its lessons.

    Lessons are numbered anew in the order of their files. Raises FolderUnreadable when a file is no text, no YAML or of
    no kind that is known, and what start_course() does: NotYours, BadSlug, SlugTaken.
    """
    files = list_course_files(folder) if folder.is_dir() else []
    pictures = Pictures(files)
    details, mistakes = _read_details(folder)
    lessons: list[tuple[str, WrittenLesson]] = []
    for file in files:
        if match := LESSON_FILE.fullmatch(file.name):
            try:
                written = take_apart(file)
            except (Unreadable, YamlBroken) as error:
                mistakes.append(Mistake(file, error.line, error.sentence))
                continue
            if written.lesson_type not in LESSON_KINDS:
                mistakes += [Mistake(file, 1, str(problem)) for problem in written.problems]
                continue
            lessons.append((match["slug"], written))
    mistakes += pictures.mistakes
    if mistakes:
        raise FolderUnreadable(mistakes)
    return _enter(folder.name, details, lessons, pictures, by)


def _read_details(folder: Path) -> tuple[dict[str, Any], list[Mistake]]:
    file = folder / COURSE_FILE
    try:
        document = read_yaml(read_text(file))
    except (Unreadable, YamlBroken) as error:
        return {}, [Mistake(file, error.line, error.sentence)]
    if not isinstance(document.data, dict):
        return {}, [Mistake(file, 1, "Must be a group of keys.")]
    return document.data, []


@transaction.atomic
def _enter(
    slug: str, details: dict[str, Any], lessons: list[tuple[str, WrittenLesson]], pictures: Pictures, by: User
) -> CourseDraft:
    draft = start_course(title=str(details.get("title") or slug), slug=slug, by=by)
    draft.details = as_written(details)
    draft.save(update_fields=["details"])
    keep_details(draft, by=by)
    taken = set(RESERVED_SLUGS)
    for wanted, written in lessons:
        lesson_slug = free_slug(wanted[:LONGEST_SLUG].strip("-"), taken)
        taken.add(lesson_slug)
        insert_lesson(
            draft,
            slug=lesson_slug,
            lesson_type=written.lesson_type,
            head=as_written(_above(written)),
            source=as_written(pictures.put_into(written.source)),
            by=by,
        )
    LessonImage.objects.bulk_create(
        LessonImage(course=draft.course, name=one.name, file_name=one.file_name, data=one.data)
        for one in pictures.by_name().values()
    )
    return draft


def _above(written: WrittenLesson) -> dict[str, Any]:
    """The head, with the keys that nobody knows: what is wrong with them is told there, and nothing gets lost."""
    inside = {"type", *written.source}
    return {key: value for key, value in written.document.data.items() if key not in inside}
