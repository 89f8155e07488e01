"""manage.py check_lessons: every exercise proves itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from learning.exercises.checking import Checked, check_lesson
from learning.exercises.proof import DRAWS
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
        parser.add_argument("--draws", type=int, default=DRAWS, help="how often each exercise is drawn anew")
        parser.add_argument("--seed", default="", help="another one draws others")

    def handle(self, *args: Any, **options: Any) -> None:
        broken = []
        for lesson_id in self._find(options["lessons"]):
            checked = check_lesson(
                lesson_id=lesson_id, now=timezone.now(), seed=options["seed"], draws=options["draws"]
            )
            if checked:
                self._tell(checked, options["verbosity"])
                broken += [checked] if checked.faults else []
        if broken:
            raise CommandError(f"{len(broken)} broken.")

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

    def _tell(self, checked: Checked, verbosity: int) -> None:
        name = f"{checked.lesson.course.slug}/{checked.lesson.slug}"
        for fault in checked.faults:
            self.stderr.write(self.style.ERROR(f"{name}: {fault}"))
        if verbosity and not checked.faults:
            self.stdout.write(f"{name}: sound")
