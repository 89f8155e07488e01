from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.accounts.second_factor import reset_factor
from learning.models import User


class Command(BaseCommand):
    help = "Forget the second factor of somebody who has lost it: they set up a new one at the next sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = User.objects.named(username).first()
        if person is None:
            raise CommandError(f"Nobody is called {username}.")
        had_one = reset_factor(person=person)
        self.stdout.write(f"{person.username} has no second factor now." if had_one else f"{person.username} had none.")
