"""`manage.py seed_demo`: learners, months of learning, classes, a forum, certificates and payouts to look at."""

from argparse import ArgumentParser
from decimal import Decimal
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chain.certificates.issuing import issue_certificate
from chain.faucet.errors import PayoutRefused
from chain.faucet.request_payout import request_payout
from gamification.leaderboard.refresh import refresh_leaderboard
from learning.insight.rolling import days_due, roll_up_days
from learning.models import User, UserProgress
from web3versity.demo.classes import teach
from web3versity.demo.forum import talk
from web3versity.demo.learning_days import live_through
from web3versity.demo.people import Person, make_people
from web3versity.management.commands.run import prepare_data

STAFF_NAME = STAFF_PASSWORD = "demo-admin"  # noqa: S105 (known to everybody, on machines where DEBUG is on)
DAYS = 183
PAYOUTS = 8


class Command(BaseCommand):
    help = "Fill an empty school on this machine with 200 learners and six months of their lives. Needs DEBUG."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--learners", type=int, default=200)
        parser.add_argument("--seed", type=int, default=1, help="the same number makes the same people")

    def handle(self, *args: Any, learners: int, seed: int, **options: Any) -> None:
        prepare_data()
        if User.objects.filter(username=STAFF_NAME).exists():
            self.stdout.write("The demo is there already.")
            return
        refuse_real_school()
        random, now = Random(seed), timezone.now()  # noqa: S311 (people of a demo, not secrets)
        people = [make_staff(), *make_people(learners, days=DAYS, now=now, random=random)]
        for number, _ in enumerate(live_through(people, now=now, random=random), start=1):
            if number % 20 == 0:
                self.stdout.write(f"{number} of {len(people)} learners have learned.")
        threads = talk(people, now=now, random=random)
        certificates = certify()
        teach(people, now=now, random=random)
        payouts = pay(people, random=random)
        refresh_leaderboard()
        roll_up_days(days_due(now), now=now)
        self.stdout.write(
            f"{len(people)} learners, {threads} threads, {certificates} certificates to mint, {payouts} payouts.\n"
            f"Sign in at {settings.SITE_URL}/admin/ as {STAFF_NAME} with the password {STAFF_PASSWORD}."
        )


def refuse_real_school() -> None:
    """Raises CommandError outside DEBUG, and where somebody already learns."""
    if not settings.DEBUG:
        raise CommandError("A demo is made with DEBUG=true only: it has an admin whose password everybody knows.")
    if User.objects.exists():
        raise CommandError(
            "This school has people already. A demo is made in an empty one: set VAR_DIR to a new folder."
        )


def make_staff() -> Person:
    """An admin who is also an eager learner, so that every page has something to show."""
    admin = User.objects.create_superuser(
        STAFF_NAME,
        password=STAFF_PASSWORD,
        evm_address="0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
        avatar_emoji="🦉",
        timezone="Africa/Lagos",
    )
    return Person(admin, joined_days_ago=60, eagerness=0.55, care=0.9)


def certify() -> int:
    """Certificates for all finished courses. The workers mint them when the site runs."""
    finished = UserProgress.objects.filter(completed_at__isnull=False).order_by("completed_at")
    rows = list(finished.values_list("user_id", "course_id"))
    return sum(issue_certificate(user_id=user, course_id=course) is not None for user, course in rows)


def pay(people: list[Person], *, random: Random) -> int:
    """A few payouts, within the faucet's own limits."""
    made = 0
    for person in random.sample(people, min(PAYOUTS, len(people))):
        try:
            request_payout(
                learner=person.user, amount_hbar=Decimal(random.randint(1, 10)), request_ip=None, now=timezone.now()
            )
        except PayoutRefused:
            continue
        made += 1
    return made
