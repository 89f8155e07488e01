"""manage.py export_course: courses out of the database into folders, as load_courses reads them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.content.structure import did_you_mean
from learning.models import Course
from learning.studio.exporting import export_course
from learning.studio.files import write_folder


class Command(BaseCommand):
    help = "Write courses into folders, wherever they are kept. Loaded and written again, a folder is the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="slug", help="courses to write; all when none is named")
        parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="where their folders shall lie")
        parser.add_argument("--draft", action="store_true", help="what is being written instead of what learners have")

    def handle(self, *args: Any, **options: Any) -> None:
        for course in self._courses(options["slugs"]):
            written = getattr(course, "draft", None) if options["draft"] else course
            if written is None:
                raise CommandError(f'"{course.slug}" has no draft.')
            folder = options["to"].absolute() / course.slug
            if folder.exists():
                raise CommandError(f"{folder} is there already: nothing is overwritten.")
            try:
                write_folder(export_course(written), folder)
            except OSError as error:
                raise CommandError(f"{folder} cannot be written: {error.strerror or error}.") from error
            self.stdout.write(f"{course.slug}: {folder}")

    def _courses(self, slugs: list[str]) -> list[Course]:
        courses = {course.slug: course for course in Course.objects.select_related("draft").order_by("slug")}
        for slug in slugs:
            if slug not in courses:
                raise CommandError(f'There is no course "{slug}".{did_you_mean(slug, list(courses))}')
        return [courses[slug] for slug in slugs] if slugs else list(courses.values())
