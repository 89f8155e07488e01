"""An imported course as a folder in our own format."""

from pathlib import Path

from django.utils.translation import gettext as _

from learning.content.limits import MOST_LESSONS
from learning.content.yaml_writing import dump_yaml
from learning.imports.course import ImportedCode, ImportedCourse, ImportedLesson, ImportedText
from learning.imports.details import details_of
from learning.imports.links import resolved
from learning.imports.parts import parts_of
from learning.imports.report import Report
from learning.imports.texts import minutes_for, plain_slug, shortened, unique
from learning.loader.files import COURSE_FILE


def write_course(course: ImportedCourse, folder: Path, report: Report) -> None:
    """Write `course` into `folder`, which may hold its pictures already. What cannot be written is told."""
    folder.mkdir(parents=True, exist_ok=True)
    lessons = [part for lesson in course.lessons for part in parts_of(lesson, report)]
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
    (folder / COURSE_FILE).write_text(dump_yaml(details_of(course, lessons, minutes, report)))


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
    if isinstance(lesson, ImportedCode):
        return _write_code(lesson, title, stem, addresses, report)
    questions = [{"id": question.name, **question.source} for question in lesson.questions]
    minutes = max(2, len(questions))
    quiz = {"type": "quiz", "title": title, "minutes": minutes} | ({"intro": lesson.intro} if lesson.intro else {})
    stem.with_name(f"{stem.name}.yaml").write_text(dump_yaml(resolved({**quiz, "questions": questions}, addresses)))
    names = {"title": title, "count": len(questions)}
    report.comes(lesson.place, _("Quiz: %(title)s (%(count)d questions)") % names)
    report.counts["quizzes"] += 1
    report.counts["questions"] += len(questions)
    return minutes


def _write_code(lesson: ImportedCode, title: str, stem: Path, addresses: dict[str, str], report: Report) -> int:
    """Links are in its words alone: code is left as it is."""
    head = {"type": "code_editor", "title": title, "minutes": lesson.minutes}
    head |= {"sources": lesson.sources} if lesson.sources else {}
    words = {key: resolved(lesson.source[key], addresses) for key in ("goal", "steps") if key in lesson.source}
    stem.with_name(f"{stem.name}.yaml").write_text(dump_yaml(head | lesson.source | words))
    checks = len(lesson.source.get("checks", []))
    report.comes(lesson.place, _("Exercise: %(title)s (%(count)d checks)") % {"title": title, "count": checks})
    report.counts["exercises"] += 1
    report.counts["checks"] += checks
    return lesson.minutes
