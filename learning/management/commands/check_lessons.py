"""manage.py check_lessons: every exercise proves itself."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from learning.code.schema import LANGUAGES
from learning.exercises.checking import check_lesson
from learning.exercises.proof import DRAWS
from learning.grading.versions import compiler_of
from learning.lesson_types.kind import GradingUnavailable
from learning.loader.trying import check_files
from learning.models import Lesson


class Command(BaseCommand):
    help = (
        "Try every exercise: its reference must pass, nothing done and what is plausible but wrong must not. "
        "What is found is kept, as each night: a broken lesson is flagged until it is mended."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "lessons", nargs="*", metavar="course/lesson", help="a course, or one lesson; all when none"
        )
        parser.add_argument(
            "--file",
            type=Path,
            action="append",
            default=[],
            metavar="PATH",
            help="a lesson's file, or a folder with such, loaded or not; nothing is kept of it",
        )
        parser.add_argument("--draws", type=int, default=DRAWS, help="how often each exercise is drawn anew")
        parser.add_argument("--seed", default="", help="another one draws others")

    def handle(self, *args: Any, **options: Any) -> None:
        for language in LANGUAGES:
            if options["verbosity"]:
                self.stdout.write(f"{language}: {compiler_of(language)}")
        try:
            broken = self._check_files(options) if options["file"] else self._check_loaded(options)
        except GradingUnavailable as error:
            raise CommandError(f"Not tried to the end: {error}. See manage.py check_grading.") from error
        if broken:
            raise CommandError(f"{broken} broken.")

    def _check_loaded(self, options: dict[str, Any]) -> int:
        """How many are broken."""
        broken = 0
        for lesson_id in self._find(options["lessons"]):
            checked = check_lesson(
                lesson_id=lesson_id, now=timezone.now(), seed=options["seed"], draws=options["draws"]
            )
            if checked:
                name = f"{checked.lesson.course.slug}/{checked.lesson.slug}"
                broken += self._tell(name, checked.faults, options["verbosity"])
        return broken

    def _check_files(self, options: dict[str, Any]) -> int:
        broken = 0
        for path in options["file"]:
            if not path.exists():
                raise CommandError(f'There is no "{path}".')
            for checked in check_files(path, seed=options["seed"], draws=options["draws"]):
                broken += self._tell(str(checked.file), checked.faults, options["verbosity"])
        return broken

    def _find(self, wanted: list[str]) -> list[int]:
        lessons = Lesson.objects.order_by("course__slug", "sequence_number")
        found = [] if wanted else list(lessons.values_list("pk", flat=True))
        for each in wanted:
            course, _, lesson = each.strip("/").partition("/")
            one = lessons.filter(course__slug=course) & (lessons.filter(slug=lesson) if lesson else lessons)
            if not one:
                raise CommandError(f'There is no "{each}".')
            found += one.values_list("pk", flat=True)
        return found

    def _tell(self, name: str, faults: list[str], verbosity: int) -> bool:
        for fault in faults:
            self.stderr.write(self.style.ERROR(f"{name}: {fault}"))
        if verbosity and not faults:
            self.stdout.write(f"{name}: sound")
        return bool(faults)
