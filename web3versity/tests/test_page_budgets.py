"""What a page may cost when it is asked for again: statements, and templates that are rendered.

Counted, not timed: a stopwatch tells of the machine. Beside docs/benchmarks.md, which tells of processor time, this
says which change made a page dear. A budget that is spent on purpose is raised here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gamification.leaderboard.refresh import refresh_leaderboard
from learning.models import User
from tests.builders import (
    make_achievement,
    make_course,
    make_discussion,
    make_enrolment,
    make_lesson,
    make_reply,
    make_user,
)

pytestmark = pytest.mark.django_db

# Statements and templates of a visitor, and of a learner: forms have several for each of their fields.
BUDGETS: dict[str, tuple[int, int, int, int]] = {
    "catalog": (2, 58, 5, 60),
    "course": (3, 9, 7, 11),
    "lesson": (2, 11, 6, 15),
    "leaderboard": (2, 10, 5, 12),
    "badges": (3, 7, 6, 9),
    "threads": (3, 40, 7, 42),
    "thread": (3, 10, 6, 26),
    "dashboard": (0, 0, 9, 12),
}


@pytest.fixture
def school(amina: User, kwame: User) -> dict[str, str]:
    """Pages that are full of what they repeat."""
    for number in range(14):
        course = make_course(f"Course {number}", lessons=1)
    text = make_lesson(course, slug="text", title="Text")
    make_enrolment(amina, course)
    for number in range(20):
        make_user(f"learner-{number}", total_xp=100 * number)
        make_achievement({"lessons_completed": 1 + number})
        thread = make_discussion(kwame, title=f"Thread {number}", tags=["keys"])
    for _ in range(20):
        make_reply(kwame, thread)
    refresh_leaderboard()
    return {
        "catalog": reverse("learning:catalog"),
        "course": course.get_absolute_url(),
        "lesson": text.get_absolute_url(),
        "leaderboard": reverse("gamification:leaderboard"),
        "badges": reverse("gamification:achievements"),
        "threads": reverse("community:thread-list"),
        "thread": thread.get_absolute_url(),
        "dashboard": reverse("dashboard"),
    }


@contextmanager
def counting_templates() -> Iterator[list[str]]:
    names: list[str] = []

    def note(template: Any, **_kwargs: Any) -> None:
        names.append(template.name)

    template_rendered.connect(note)
    try:
        yield names
    finally:
        template_rendered.disconnect(note)


def cost_of(client: Client, address: str) -> tuple[int, int]:
    """Of the second look, when sessions are noted and parts rendered."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries, counting_templates() as names:
        assert client.get(address).status_code == 200
    return len(queries), len(names)


@time_machine.travel(datetime.now(UTC) + timedelta(hours=1), tick=False)
def test_no_page_costs_more_than_its_budget(school: dict[str, str], amina_client: Client) -> None:
    found = {
        name: (*(cost_of(Client(), address) if name != "dashboard" else (0, 0)), *cost_of(amina_client, address))
        for name, address in school.items()
    }
    assert found.keys() == BUDGETS.keys()
    dear = {
        name: (costs, BUDGETS[name])
        for name, costs in found.items()
        if any(cost > budget for cost, budget in zip(costs, BUDGETS[name], strict=True))
    }
    assert dear == {}
