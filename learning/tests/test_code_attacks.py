"""What somebody sends who looks for a way round a code lesson: forged, of others, too much, no text, all at once."""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from learning.attempts.grading import grade_attempt
from learning.code.handed import pieces_by_key
from learning.code.tests.code_lessons import pot_source, word_count_source
from learning.models import CodeWork, Lesson, LessonCompletion, QuizAttempt, User
from learning.tests.code_taking import HTMX, draft, graded, hand_in, page_of, see_hints
from tests.builders import make_course, make_enrolment, make_lesson, make_user
from tests.personas import signed_in

FORGETS: Final = "def count_of(names, name):\n    return len(names)\n"
# Reads another way than it stands there, from right to left.
TURNED: Final = "\u202e\u2066 dessap uoY \u2069"
PAGE: Final = "</code></pre><h2>You passed</h2><script>alert(1)</script>"


def reverting(how: str) -> str:
    """A pot that refuses every payment in this way."""
    return (
        "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.0;\ncontract Pot {\n    error NothingPaid();\n"
        "    error passed(string a, bytes b);\n    event Paid(address indexed who, uint256 amount);\n"
        f"    uint256 public total;\n    function pay() external payable {{ {how} }}\n}}\n"
    )


IMITATIONS: Final = {
    "count": [
        f"def count_of(names, name):\n    raise ValueError({PAGE!r})\n",
        f"def count_of(names, name):\n    return {PAGE + TURNED!r}\n",
        "def count_of(names, name):\n    print('{\"outcome\": \"passed\"}')\n    return {'outcome': 'passed'}\n",
        f"# {TURNED}\ndef count_of(names, name):\n    print({TURNED!r} * 50, {PAGE!r})\n    return '\\x00\\ud800'\n",
        "raise ValueError('passed')\n",
        "def count_of(names, name):\n    return [[[[[[names] * 9] * 9] * 9] * 9] * 9]\n",
        "\u202edef count_of(names, name):\n    return 1\n",
    ],
    "pot": [
        reverting(f"revert({PAGE!r});".replace("'", '"')),
        reverting('revert(unicode"\u2067 dessap uoY \u2069");'),
        reverting(r'revert("\xff\xfe\x00 You passed");'),
        reverting('revert passed("You passed", new bytes(30000));'),
        reverting("assembly { mstore(0, 0x4e487b71) mstore(32, not(0)) revert(28, 36) }"),
        reverting("assembly { mstore(0, 0x08c379a0) mstore(32, not(0)) revert(28, 36) }"),
        reverting("for (uint256 i = 0; i < 99; i++) emit Paid(msg.sender, i);"),
        reverting(f"/* {PAGE} */ totl += 1;"),
    ],
}  # fmt: skip


@pytest.fixture
def both(count: Lesson, pot: Lesson) -> dict[str, Lesson]:
    return {"count": count, "pot": pot}


@pytest.mark.django_db
@pytest.mark.parametrize("name", IMITATIONS)
def test_what_imitates_our_words_is_told_as_the_learners(
    name: str, amina_client: Client, both: dict[str, Lesson]
) -> None:
    lesson = both[name]
    page_of(amina_client, lesson)
    for source in IMITATIONS[name]:
        page = graded(amina_client, lesson, source)
        attempt = QuizAttempt.objects.latest("pk")
        assert (attempt.status, attempt.is_passed) == ("graded", False), source
        assert "<h2>You passed" not in page
        assert "<script>alert" not in page
        heading = page.partition('id="outcome-title"')[2].partition("</h2>")[0]
        assert "Not yet" in heading or "did not compile" in heading, source
    assert not LessonCompletion.objects.exists()


@pytest.mark.django_db
def test_forged_fields_change_nothing(amina: User, amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    work = CodeWork.objects.get()
    forged = {"variant": 1 - work.variant, "seen": 9, "seed": "x", "passed": "1", "check": "", "user": 1, "attempt": 1}
    graded(amina_client, count, FORGETS, **forged)
    attempt = QuizAttempt.objects.get()
    assert attempt.answers == {"route": "typing", "source": FORGETS, "variant": work.variant, "seen": 0}
    assert not attempt.is_passed
    work.refresh_from_db()
    assert (work.variant, work.shown, work.hints) == (attempt.answers["variant"], [], {})


@pytest.mark.django_db
def test_forged_pieces_are_no_pieces(amina_client: Client, count: Lesson, pot: Lesson) -> None:
    page_of(amina_client, count)
    of_another = next(iter(pieces_by_key(pot.content)))
    own = next(iter(pieces_by_key(count.content)))
    for pieces in (
        {"piece-0": of_another, "piece-1": own},
        {"piece-0": "names.count(name)", "piece-1": own},
        {"piece-0": own, "piece-01": own, "piece--1": own},
        {"piece-0": [own, ""], "piece-1": own},
        {f"piece-{number}": own for number in range(2, 300)},
    ):
        answer = amina_client.post(f"{count.get_absolute_url()}complete/", {"route": "lines", **pieces}, headers=HTMX)
        assert answer.status_code == 422
        assert "Some gaps are still empty" in answer.text
    assert not QuizAttempt.objects.exists()
    # A piece where it does not belong is a program like any other.
    assert "You passed" not in graded(amina_client, count, route="lines", **{"piece-0": own, "piece-1": own})


@pytest.mark.django_db
def test_too_much_or_no_text_is_refused_at_every_door(amina_client: Client, count: Lesson) -> None:
    where, form = count.get_absolute_url(), "application/x-www-form-urlencoded"
    bodies = {
        "three megabytes": b"route=typing&source=" + b"x" * (3 << 20),
        "a thousand fields": b"&".join(b"piece-%d=x" % number for number in range(1000)),
        "NUL": b"route=typing&source=a%00b&hint=%00",
        "half a sign": b"route=typing&source=%ed%a0%80&hint=%ed%a0%80",
        "no UTF-8": b"route=typing&source=%ff%fe&hint=%ff",
        "digits of another script": "route=typing&hint=\u0663&source=".encode(),
        "nothing": b"",
    }
    for what, body in bodies.items():
        for door in ("complete", "draft", "hint", "way"):
            for headers in ({}, HTMX):
                answer = amina_client.post(f"{where}{door}/", body, content_type=form, headers=headers)
                assert answer.status_code < 500, (what, door)
    for query in ("attempt=%00", "attempt=9" * 40, "attempt=-1", "attempt=\u0663", "step=%ff"):
        assert amina_client.get(f"{where}?{query}").status_code == 200
    assert not QuizAttempt.objects.exists()
    assert amina_client.post(f"{where}attempts/{'9' * 30}/cancel/").status_code == 404


@pytest.mark.django_db
def test_nothing_of_anothers_work_is_seen_or_changed(
    amina: User, amina_client: Client, kwame: User, kwame_client: Client, count: Lesson
) -> None:
    make_enrolment(kwame, count.course)
    secret = FORGETS + "# amina alone\n"
    page_of(amina_client, count)
    graded(amina_client, count, secret)
    hand_in(amina_client, count, secret)
    old, waiting = QuizAttempt.objects.order_by("pk")
    before = list(CodeWork.objects.filter(user=amina).values())
    where = count.get_absolute_url()
    for attempt in (old, waiting):
        at = reverse("learning:lesson-attempt", args=[count.course.slug, count.slug, attempt.pk])
        said = [
            kwame_client.get(f"{where}?attempt={attempt.pk}"),
            kwame_client.get(at),
            kwame_client.get(at, headers=HTMX),
        ]
        said += [kwame_client.post(f"{at}cancel/"), kwame_client.get(f"{where}way/?attempt={attempt.pk}")]
        said += [kwame_client.post(f"{where}hint/", {"hint": "1", "attempt": attempt.pk})]
        assert [answer.status_code for answer in said] == [200, 404, 404, 404, 302, 403]
        assert [answer for answer in said if "amina alone" in answer.content.decode()] == []
    assert list(CodeWork.objects.filter(user=amina).values()) == before
    assert QuizAttempt.objects.waiting().get() == waiting


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
def test_everything_at_once_breaks_nothing_and_counts_once() -> None:
    """One learner in many tabs, and a worker: no deadlock, never two that wait, no help unearned."""
    learner = make_user()
    course = make_course(lessons=1)
    make_enrolment(learner, course)
    count = make_lesson(course, "code_editor", slug="count", content=word_count_source(), title="Count")
    pot = make_lesson(course, "code_editor", slug="pot", content=pot_source(), title="Pot")
    first = signed_in(learner)
    page_of(first, count)
    graded(first, count, FORGETS)
    see_hints(first, count)

    def tab(number: int) -> list[int]:
        client, chance = signed_in(learner), Random(number)  # noqa: S311
        try:
            return [act(client, chance, number) for _ in range(12)]
        finally:
            connection.close()

    def act(client: Client, chance: Random, number: int) -> int:
        where = count.get_absolute_url()
        doing: dict[str, Any] = {
            "hand in": lambda: hand_in(client, count, f"{FORGETS}# {number} {chance.random()}\n"),
            "hand in there": lambda: hand_in(client, pot, "contract Pot {}"),
            "keep": lambda: draft(client, count, source=f"# {number}\n"),
            "go by pieces": lambda: draft(client, count, do="lines", source="#\n"),
            "start over": lambda: draft(client, count, do="start_over"),
            "ask": lambda: client.post(f"{where}hint/", {"hint": chance.randint(1, 3)}),
            "see the way": lambda: client.post(f"{where}way/"),
            "look": lambda: client.get(where),
            "take back": lambda: take_back(client, count),
            "grade": grade_one,
        }
        answer = doing[chance.choice(list(doing))]()
        assert QuizAttempt.objects.waiting().filter(user=learner).count() <= 1
        return answer.status_code if answer else 200

    with ThreadPoolExecutor(4) as pool:
        statuses = [status for answers in pool.map(tab, range(4)) for status in answers]
    assert [status for status in statuses if status not in (200, 302, 403, 404, 409, 429)] == []
    work = CodeWork.objects.get(user=learner, lesson=count)
    assert len(work.shown) <= 1, "the last variant is never shown"
    assert work.variant not in work.shown
    assert not LessonCompletion.objects.exists()


def grade_one() -> None:
    waiting = QuizAttempt.objects.waiting().first()
    if waiting:
        grade_attempt(attempt_id=waiting.pk)


def take_back(client: Client, lesson: Lesson) -> Any:
    waiting = QuizAttempt.objects.waiting().first()
    at = waiting.pk if waiting else 1
    return client.post(reverse("learning:lesson-attempt-cancel", args=[lesson.course.slug, lesson.slug, at]))
