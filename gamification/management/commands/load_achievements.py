from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gamification.achievements.library import LIBRARY, BadgeMistakes, load_badges
from gamification.achievements.reach import beyond_reach, read_courses, supply_of
from gamification.models import Achievement


class Command(BaseCommand):
    help = "Create the badges of gamification/library/achievements.yaml that are missing. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, default=LIBRARY, help="another file of badges")
        parser.add_argument(
            "--update", action="store_true", help="also make badges that exist say what the file says (not: active)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            loaded = load_badges(options["file"], update=options["update"])
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {options['file']}.") from error
        except BadgeMistakes as mistakes:
            raise CommandError("No badge was loaded.\n" + "\n".join(mistakes.sentences)) from mistakes

        self.stdout.write(f"Badges: {len(loaded.created)} created, {len(loaded.updated)} updated.")
        if loaded.kept:
            self.stdout.write(f"Kept as changed here (--update would renew them): {', '.join(loaded.kept)}.")
        supply = supply_of(read_courses())
        for badge in Achievement.objects.filter(slug__in=loaded.created + loaded.updated):
            for sentence in beyond_reach(badge.criteria, supply):
                self.stdout.write(self.style.WARNING(f"{badge.slug}: {sentence}"))
        if loaded.created or loaded.updated:
            self.stdout.write("Learners who qualify already get them with: manage.py award_achievements")
