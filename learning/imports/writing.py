"""An imported course as a folder in our own format."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.yaml_writing import dump_yaml
from learning.imports.course import ImportedCourse, ImportedLesson, ImportedQuestion, ImportedQuiz, ImportedText
from learning.imports.links import resolved
from learning.imports.markdown.mending import as_shown
from learning.imports.report import Report
from learning.imports.texts import minutes_for, plain_slug, shortened, unique
from learning.lesson_types.questions.source import find_question_problems
from learning.lesson_types.quiz_source import MOST_QUESTIONS
from learning.loader.files import COURSE_FILE

MOST_LESSONS: Final = 400
_LONGEST_TEXT: Final = 90_000  # characters; a lesson may have 100,000, checks included
_MOST_OBJECTIVES: Final = 6
_FEWEST_OBJECTIVES: Final = 4
_STEP: Final = re.compile(r"^(?=## )", re.MULTILINE)


def write_course(course: ImportedCourse, folder: Path, report: Report) -> None:
    """Write `course` into `folder`, which may hold its pictures already. What cannot be written is told."""
    folder.mkdir(parents=True, exist_ok=True)
    lessons = [part for lesson in course.lessons for part in _parts(lesson, report)]
    if len(lessons) > MOST_LESSONS:
        numbers = {"most": MOST_LESSONS, "count": len(lessons)}
        report.left_out(
            lessons[MOST_LESSONS].place, _("A course has %(most)d lessons at most; it has %(count)d.") % numbers
        )
        lessons = lessons[:MOST_LESSONS]
    taken: set[str] = {"enrol"}
    slugs = [unique(plain_slug(lesson.title, f"lesson-{number}"), taken) for number, lesson in enumerate(lessons, 1)]
    addresses = _addresses(course.slug, lessons, slugs)
    minutes = 0
    for number, (lesson, slug) in enumerate(zip(lessons, slugs, strict=True), start=1):
        stem = f"{number:0{3 if len(lessons) > 99 else 2}}-{slug}"
        minutes += _write_lesson(lesson, folder / stem, addresses, report)
    (folder / COURSE_FILE).write_text(dump_yaml(_details(course, lessons, minutes, report)))


def _addresses(course_slug: str, lessons: list[ImportedLesson], slugs: list[str]) -> dict[str, str]:
    """Of each name that a link may call a lesson by; the first lesson that has the name."""
    found: dict[str, str] = {}
    for lesson, slug in zip(lessons, slugs, strict=True):
        for name in lesson.names:
            found.setdefault(name, f"/courses/{course_slug}/{slug}/")
    return found


def _write_lesson(lesson: ImportedLesson, stem: Path, addresses: dict[str, str], report: Report) -> int:
    """Returns its minutes."""
    title = shortened(lesson.title, 120) or _("Lesson")
    if isinstance(lesson, ImportedText):
        minutes = lesson.minutes or minutes_for(lesson.markdown)
        head = dump_yaml({"title": title, "minutes": minutes})
        stem.with_name(f"{stem.name}.md").write_text(
            f"---\n{head}---\n\n{resolved(lesson.markdown.strip(), addresses)}\n"
        )
        report.comes(lesson.place, _("Text: %(title)s") % {"title": title})
        report.counts["texts"] += 1
        return minutes
    questions = [{"id": question.name, **question.source} for question in lesson.questions]
    minutes = max(2, len(questions))
    quiz = {"type": "quiz", "title": title, "minutes": minutes} | ({"intro": lesson.intro} if lesson.intro else {})
    stem.with_name(f"{stem.name}.yaml").write_text(dump_yaml(resolved({**quiz, "questions": questions}, addresses)))
    names = {"title": title, "count": len(questions)}
    report.comes(lesson.place, _("Quiz: %(title)s (%(count)d questions)") % names)
    report.counts["quizzes"] += 1
    report.counts["questions"] += len(questions)
    return minutes


def _parts(lesson: ImportedLesson, report: Report) -> Iterator[ImportedLesson]:
    """`lesson`, or several in its place when it is longer than one may be; none when nothing of it is left."""
    if isinstance(lesson, ImportedText):
        yield from _text_parts(lesson, report)
        return
    questions = named_questions(lesson.questions, report)
    for start in range(0, len(questions), MOST_QUESTIONS):
        part = f" ({start // MOST_QUESTIONS + 1})" if len(questions) > MOST_QUESTIONS else ""
        intro = lesson.intro[:4000] if not start else ""
        yield ImportedQuiz(
            f"{lesson.title}{part}", lesson.place, intro, questions[start : start + MOST_QUESTIONS], lesson.names
        )


def named_questions(questions: list[ImportedQuestion], report: Report) -> list[ImportedQuestion]:
    """Those that are questions here, each with an id of its own; of the others it is told why they are none."""
    taken: set[str] = set()
    sound: list[ImportedQuestion] = []
    for question in questions:
        name = plain_slug(question.name or str(question.source["prompt"])[:60], "question")
        named = ImportedQuestion(question.source, question.place, unique(name, taken, longest=60))
        problems = find_question_problems(as_shown({"id": named.name, **named.source}))
        if problems:
            report.left_out(question.place, _("A question: %(why)s") % {"why": problems[0]})
        else:
            sound.append(named)
    return sound


def _text_parts(lesson: ImportedText, report: Report) -> Iterator[ImportedText]:
    if len(lesson.markdown) <= _LONGEST_TEXT:
        if lesson.markdown.strip():
            yield lesson
        else:
            report.left_out(lesson.place, _("It has no words: %(title)s") % {"title": lesson.title})
        return
    report.changed(lesson.place, _("It is longer than a lesson may be, and comes in parts."))
    part, number = "", 1
    for step in _STEP.split(lesson.markdown):
        if part and len(part) + len(step) > _LONGEST_TEXT:
            yield ImportedText(f"{lesson.title} ({number})", part, lesson.place, None, lesson.names)
            part, number = "", number + 1
        if len(step) > _LONGEST_TEXT:
            report.left_out(lesson.place, _("A step of more than %(most)d characters.") % {"most": _LONGEST_TEXT})
        else:
            part += step
    if part.strip():
        yield ImportedText(f"{lesson.title} ({number})", part, lesson.place, None, lesson.names)


def _details(course: ImportedCourse, lessons: list[ImportedLesson], minutes: int, report: Report) -> dict[str, Any]:
    """What course.yaml says. What nobody said is told, so that its author says it."""
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
