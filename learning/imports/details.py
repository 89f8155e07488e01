"""What course.yaml says of an imported course."""

from typing import Any, Final

from django.utils.translation import gettext as _

from learning.imports.course import ImportedCourse, ImportedLesson
from learning.imports.report import Report
from learning.imports.texts import shortened
from learning.loader.files import COURSE_FILE

_MOST_OBJECTIVES: Final = 6
_FEWEST_OBJECTIVES: Final = 4


def details_of(course: ImportedCourse, lessons: list[ImportedLesson], minutes: int, report: Report) -> dict[str, Any]:
    """All of it. What nobody said is told, so that its author says it."""
    title = shortened(course.title, 120) or _("Imported course")
    objectives = [shortened(words, 200) for words in course.objectives if words.strip()][:_MOST_OBJECTIVES]
    if len(objectives) < _FEWEST_OBJECTIVES:
        report.to_do(
            COURSE_FILE, _("Say what learners can do afterwards: four to six objectives. Titles stand there now.")
        )
        titles = dict.fromkeys(shortened(lesson.title, 200) for lesson in lessons)
        objectives = [*objectives, *(words for words in titles if words not in objectives)][:_MOST_OBJECTIVES]
    if not course.description:
        report.to_do(COURSE_FILE, _("Describe the course in a few sentences."))
    report.to_do(COURSE_FILE, _("Look at emoji, track, category, difficulty and hours: they are guesses."))
    return {
        "title": title,
        "description": course.description[:1000].strip() or title,
        "emoji": "📥",
        "track": "developer" if course.is_for_developers else "explorer",
        "category": "imported",
        "difficulty": "beginner",
        "estimated_hours": max(0.1, min(500.0, round(minutes / 60, 1))),
        "objectives": objectives,
        "published": False,
    }
