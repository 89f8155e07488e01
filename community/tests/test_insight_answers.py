"""How soon questions are answered: who is counted, and what is told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from community.insight.answers import AnswerTime
from community.models import Discussion, Reply
from learning.insight.reading import read_counts
from learning.insight.rolling import roll_up
from learning.models import InsightCount, User
from tests.builders import make_discussion, make_reply, make_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)
ASKED = datetime(2026, 3, 5, 12, tzinfo=UTC)
NOW = datetime(2026, 4, 2, 1, tzinfo=UTC)


def ask(author: User | None, *waits: timedelta, category: str = "help", by: User | None = None) -> Discussion:
    thread = make_discussion(author, category=category)
    Discussion.objects.filter(pk=thread.pk).update(created_at=ASKED)
    for wait in waits:
        reply = make_reply(by or make_user(), thread)
        Reply.objects.filter(pk=reply.pk).update(created_at=ASKED + wait)
    return thread


def test_a_question_waits_for_the_first_answer_of_somebody_else() -> None:
    eager, patient, alone = make_user(), make_user(), make_user()
    ask(eager, timedelta(hours=3), timedelta(minutes=10))
    ask(patient, timedelta(days=9))
    ask(alone, timedelta(minutes=1), by=alone)
    again = ask(eager, timedelta(days=3))
    Discussion.objects.filter(pk=again.pk).update(created_at=ASKED + timedelta(minutes=5))
    ask(make_user(), timedelta(minutes=1), category="showcase")
    hidden = ask(make_user(), timedelta(minutes=1))
    Discussion.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
    roll_up(DAY, now=NOW)
    counted = dict(InsightCount.objects.filter(rollup="answers", day=DAY).values_list("cell", "learners"))
    assert counted == {"hour": 1, "none": 2}


def test_what_is_told_is_in_tens_and_a_share() -> None:
    for cell, learners in {"hour": 60, "day": 45, "week": 31, "none": 10}.items():
        InsightCount.objects.create(rollup="answers", day=DAY, cell=cell, learners=learners)
    (figure,) = AnswerTime().figures(read_counts(AnswerTime.rollups, until=DAY))
    assert [row.values for row in figure.rows] == [(50,), (0,), (40,), (0,), (30,), (0,)]
    assert figure.says.startswith("About 70%")
