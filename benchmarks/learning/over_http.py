"""The operations as a learner's browser asks for them, one after the other over a kept connection."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from urllib.parse import urlencode

from django.urls import reverse
from eth_account.messages import encode_defunct

from benchmarks.generate.wallets import WITH_KEYS, wallet_of
from benchmarks.harness.client import Client, sign_in
from benchmarks.harness.sampling import Operation, Timings, measure
from benchmarks.learning.at_database import FILTERS
from benchmarks.learning.participants import learners, signers, students
from chain.models import SignInChallenge
from gamification.leaderboard.boards import Period
from learning.models import User

# Pages are asked for by this many learners in turn.
_VISITORS = 50


def measure_over_http(key: str, samples: int, client: Client) -> Timings:
    """The timings of one operation, from sending the question to having read the answer."""
    return measure(_OPERATIONS[key](samples, client))


def measure_floor(key: str, samples: int, client: Client) -> Timings:
    """The timings of a bare view: "constant", or "rows-<n>"."""
    name, _, count = key.partition("-")
    path = f"/bench/{name}/{count}/" if count else f"/bench/{name}/"
    return measure(partial(client.get, path) for _ in range(samples))


def logins(samples: int, client: Client) -> Iterator[Operation]:
    """Only the second step is timed: in between, a wallet asks its owner."""
    # Another run in the same ten minutes would find this network's messages used up.
    SignInChallenge.objects.all().delete()
    for user in signers(min(samples, WITH_KEYS)):
        yield _login(user, client)


def _login(user: User, client: Client) -> Operation:
    client.post(reverse("chain:signin-challenge"), {"address": str(user.evm_address)})
    message = json.loads(client.text)["message"]
    signature = wallet_of(user.pk).sign_message(encode_defunct(text=message)).signature.hex()
    fields = {"message": message, "signature": f"0x{signature.removeprefix('0x')}"}
    return partial(client.post, reverse("chain:signin-verify"), fields, session=client.session)


def browsing(samples: int, client: Client) -> Iterator[Operation]:
    visits = cycle([sign_in(user) for user in learners(_VISITORS)])
    for _, session, filters in zip(range(samples), visits, cycle(FILTERS), strict=False):
        yield partial(client.get, f"{reverse('learning:catalog')}?{urlencode(filters)}", session=session)


def lesson_loads(samples: int, client: Client) -> Iterator[Operation]:
    for student in students(samples):
        yield partial(client.get, student.lesson.get_absolute_url(), session=sign_in(student.learner))


def progress_updates(samples: int, client: Client) -> Iterator[Operation]:
    for student in students(samples, third=2):
        address = [student.lesson.course.slug, student.lesson.slug]
        path = reverse("learning:lesson-complete", args=address)
        yield partial(client.post, path, session=sign_in(student.learner), htmx=True)


def board_queries(samples: int, client: Client) -> Iterator[Operation]:
    visits = cycle([sign_in(user) for user in learners(_VISITORS)])
    for _, session, period in zip(range(samples), visits, cycle(Period), strict=False):
        yield partial(client.get, f"{reverse('gamification:leaderboard')}?period={period}", session=session)


def badge_checks(samples: int, client: Client) -> Iterator[Operation]:
    """Nobody asks for a check by itself; the gallery judges every badge to show how far away it is."""
    visits = cycle([sign_in(user) for user in learners(_VISITORS)])
    for _, session in zip(range(samples), visits, strict=False):
        yield partial(client.get, reverse("gamification:achievements"), session=session)


_OPERATIONS: dict[str, Callable[[int, Client], Iterator[Operation]]] = {
    "login": logins,
    "browse": browsing,
    "lesson": lesson_loads,
    "progress": progress_updates,
    "board": board_queries,
    "badges": badge_checks,
}
