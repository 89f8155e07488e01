"""Contents of generated lessons: the school's own, each with a paragraph nobody else has."""

import json
from itertools import chain, cycle
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from benchmarks.generate.prose import Prose
from learning.loader.course_folder import read_course
from learning.loader.source import LessonSource
from learning.models.lesson import LessonType

LIBRARY: Final = Path(settings.BASE_DIR) / "learning" / "library"


class Contents:
    """Hands out stored contents as JSON, by lesson type, in turn."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        written = list(_lessons_of_library())
        self._contents = {
            kind: cycle([lesson.content for lesson in written if lesson.lesson_type == kind])
            for kind in (LessonType.TEXT, LessonType.QUIZ, LessonType.INTERACTIVE)
        }

    def next(self, lesson_type: str) -> str:
        """Text where the type is none of these three."""
        kind = LessonType(lesson_type) if lesson_type in self._contents else LessonType.TEXT
        content, more = next(self._contents[kind]), self._prose.words(20)
        return json.dumps({**content, **_with(content, more), "plain": f"{content['plain']}\n{more}"})


def _with(content: dict[str, Any], more: str) -> dict[str, Any]:
    """What a reader sees of the paragraph: at the end of a text, in the introduction of a quiz."""
    if "steps" in content and isinstance(content["steps"], list):
        last = content["steps"][-1]
        return {"steps": [*content["steps"][:-1], last | {"html": f"{last['html']}\n<p>{more}</p>"}]}
    return {"intro_html": f"{content['intro_html']}\n<p>{more}</p>"} if "intro_html" in content else {}


def _lessons_of_library() -> chain[LessonSource]:
    """Raises ValueError when a course of the library cannot be read."""
    courses = [read_course(file.parent) for file in sorted(LIBRARY.glob("*/course.yaml"))]
    if broken := [str(mistake) for course in courses if not course.source for mistake in course.mistakes]:
        raise ValueError("\n".join(broken))
    return chain.from_iterable(course.source.lessons for course in courses if course.source)
