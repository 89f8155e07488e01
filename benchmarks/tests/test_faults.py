"""The fault table: what it counts, and how it is written. The faults themselves are done by `make faults`."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from benchmarks.faults.books import Balance, balance
from benchmarks.faults.document import write_document
from benchmarks.faults.people import Answer, _words_of
from benchmarks.faults.provoking import FAULTS
from benchmarks.faults.school import DEED, make_learners
from benchmarks.faults.trial import Finding
from learning.models import LessonCompletion
from settings.models import OwedTask
from settings.owed import do_owed
from tests.builders import make_achievement

SAID = '<p class="lead" role="alert">\n  Our disk is full.\n</p>'


@pytest.mark.django_db(transaction=True)
def test_the_books_tell_what_was_acknowledged_and_not_done_or_not_told() -> None:
    make_achievement({"lessons_completed": 1})
    learners = make_learners(2)
    (done, session), other = next(iter(learners.items())), list(learners)[1]
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    assert client.post(DEED).status_code == 302
    assert LessonCompletion.objects.filter(user=done).count() == 1
    found = balance([done, other])
    assert (found.finished, found.lost, found.untold, found.told_twice, found.paid_twice) == (2, 1, 2, 0, 0)
    assert (found.owed, found.is_settled) == (1, False)
    do_owed(owed_id=OwedTask.objects.get().pk)
    assert balance([done]) == Balance(finished=1, lost=0, untold=0, told_twice=0, paid_twice=0, owed=0)
    assert balance([done]).is_settled


def test_what_was_seen_stands_in_the_document(tmp_path: Path) -> None:
    answers = [
        Answer("visitor", 0.0, 0.1, 200),
        Answer("deed", 1.0, 3.2, 503, _words_of("/", 503, SAID)),
        Answer("deed", 2.0, 0.1, 0),
        Answer("healthz", 2.0, 0.2, 200),
        Answer("readyz", 2.0, 1.5, 503, _words_of("/readyz", 503, '{"database": "disk full", "redis": "ok"}')),
    ]
    well = Balance(finished=5, lost=0, untold=0, told_twice=1, paid_twice=0, owed=0)
    findings = [Finding(FAULTS[0], answers, 4.4, well), Finding(FAULTS[1], [], None, None)]
    path = tmp_path / "faults.md"
    write_document(path, findings, machine="A machine.", now=datetime(2026, 11, 28, tzinfo=UTC))
    text = path.read_text()
    row = f"| {FAULTS[0].title} | 1 × 200 | 1 × no answer, 1 × 503 | 3.2 s | 1 told twice | 4 s |"
    assert f"{row} 0.2 s, 1.5 s: database disk full |" in text
    assert f"| {FAULTS[1].title} |  |  | 0.0 s | not known | never |" in text
    assert f"- **{FAULTS[0].title}**: Our disk is full." in text
    assert "on 2026-11-28" in text


def test_the_titles_of_the_faults_are_one_of_a_kind() -> None:
    assert len({fault.key for fault in FAULTS}) == len({fault.title for fault in FAULTS}) == len(FAULTS)
