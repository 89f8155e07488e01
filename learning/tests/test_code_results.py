"""From handing in to the result, over HTTP, with the real box: what failed and why, and what comes after success."""

from typing import Any

import pytest
from django.test import Client

from gamification.models import XpAward
from learning.attempts.grading import grade_attempt
from learning.code.handed import pieces_by_key
from learning.code.tests.code_lessons import ADDS, REFUSES, TELLS
from learning.code.tests.code_lessons import pot as pot_written
from learning.lesson_types import graded_kind_of
from learning.lesson_types.kind import GradingUnavailable
from learning.models import CodeWork, Lesson, LessonCompletion, QuizAttempt, User
from learning.tests.code_taking import HTMX, graded, hand_in, page_of, typed

pytestmark = pytest.mark.django_db

RIGHT = """def count_of(names, name):
    if len(name) > {most}:
        raise ValueError(name)
    return names.count(name)
"""
FORGETS = "def count_of(names, name):\n    return len(names)\n"


def passing(lesson: Lesson, learner: User) -> str:
    """Right for the variant that the learner has."""
    return RIGHT.format(
        most=lesson.content["variants"][CodeWork.objects.get(user=learner, lesson=lesson).variant]["most"]
    )


def test_a_wrong_program_is_told_which_check_failed_and_why(amina: User, amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    page = graded(amina_client, count, FORGETS)

    assert "Not yet" in page
    assert "The first check that does not hold" in page
    assert "count_of(" in page
    assert "Expected" in page
    assert typed(page) == FORGETS
    attempt = QuizAttempt.objects.get()
    assert (attempt.status, attempt.is_passed) == ("graded", False)
    assert not LessonCompletion.objects.exists()
    for hidden in (count.content["reference"], count.content["debrief"], *count.content["checks"][0]["hints"]):
        assert hidden not in page


def test_the_right_program_passes_and_is_shown_beside_the_reference(
    amina: User, amina_client: Client, count: Lesson
) -> None:
    page_of(amina_client, count)
    page = graded(amina_client, count, passing(count, amina))

    assert "You passed" in page
    assert "Counting twice is how votes were bought." in page
    assert "len([each for each in names" in page
    assert "names.count(name)" in page
    assert "Download the folder" in page
    assert "<textarea" not in page
    assert LessonCompletion.objects.get().score_percentage == 100
    assert list(XpAward.objects.values_list("reason", "amount")) == [("lesson_completed", 10)]
    assert "You have passed this" in page_of(amina_client, count)


def test_a_contract_is_judged_by_what_it_does_and_its_gas_is_compared(amina_client: Client, pot: Lesson) -> None:
    page_of(amina_client, pot)
    page = graded(amina_client, pot, written(pot, REFUSES, "total = msg.value;", TELLS))
    assert "After two payments" in page
    assert "total()" in page

    page = graded(amina_client, pot, written(pot, REFUSES, ADDS, TELLS))
    assert "You passed" in page
    assert "Gas that yours used" in page


def test_what_does_not_compile_is_marked_at_its_line(amina_client: Client, pot: Lesson) -> None:
    page_of(amina_client, pot)
    source = written(pot, "totl += msg.value;")
    page = graded(amina_client, pot, source)
    line = 1 + source.split("\n").index("        totl += msg.value;")
    assert "It did not compile" in page
    assert 'data-mistakes-of="source"' in page
    assert f'href="#line-{line}" data-line="{line}"' in page
    assert f'id="line-{line}"' in page


def test_pieces_are_judged_by_what_they_come_to(amina: User, amina_client: Client, pot: Lesson) -> None:
    page_of(amina_client, pot)
    keys = {piece: key for key, piece in pieces_by_key(pot.content).items()}
    incomplete = hand_in(amina_client, pot, route="lines", **{"piece-0": keys[REFUSES]})
    assert incomplete.status_code == 422
    assert "Some gaps are still empty" in incomplete.content.decode()
    assert not QuizAttempt.objects.exists()

    page = graded(amina_client, pot, route="lines", **{"piece-0": keys[REFUSES], "piece-1": keys[ADDS]})
    assert "You passed" in page
    answers = QuizAttempt.objects.get().answers
    work = CodeWork.objects.get()
    assert answers["source"] == written(pot, REFUSES, ADDS, TELLS)
    assert (answers["variant"], answers["route"], answers["seen"]) == (work.variant, "lines", 0)


@pytest.mark.parametrize(
    ("source", "told"),
    [("", "nothing here yet"), (" \n", "nothing here yet"), ("a\0b", "no text"), ("x" * 20_001, "longer than 20000")],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_tried_is_refused_and_comes_back(
    amina_client: Client, count: Lesson, source: str, told: str, headers: dict[str, str]
) -> None:
    answer = hand_in(amina_client, count, source, headers=headers)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not QuizAttempt.objects.exists()


def test_the_variant_is_the_servers_whatever_is_posted(amina: User, amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    forged = {"variant": "7", "seen": "0", "seed": "x", "score": "100", "user": "1"}
    graded(amina_client, count, FORGETS, **forged)
    attempt = QuizAttempt.objects.get()
    assert attempt.answers["variant"] == CodeWork.objects.get().variant
    assert set(attempt.answers) == {"route", "source", "variant", "seen"}


def test_what_the_code_says_is_shown_as_text(amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    page = graded(amina_client, count, "def count_of(names, name):\n    return '<script>alert(1)</script>\\0'\n")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_our_failure_is_told_as_ours_and_costs_nothing(
    amina: User, amina_client: Client, count: Lesson, monkeypatch: Any
) -> None:
    def away(*_: object, **__: object) -> None:
        raise GradingUnavailable("the box is gone")

    page_of(amina_client, count)
    with monkeypatch.context() as patch:
        patch.setattr("learning.code.lesson.judge_once", away)
        hand_in(amina_client, count, FORGETS)
        attempt = QuizAttempt.objects.get()
        grade_attempt(attempt_id=attempt.pk)
        attempt.refresh_from_db()
        assert attempt.is_waiting
        patch.setattr("learning.code.lesson.judge_once", lambda *_, **__: 1 / 0)
        grade_attempt(attempt_id=attempt.pk)
    page = amina_client.get(f"{count.get_absolute_url()}?attempt={attempt.pk}").content.decode()
    assert "That is our mistake, not yours" in page
    assert typed(page_of(amina_client, count)) == FORGETS


def test_only_the_learner_sees_the_result(kwame_client: Client, amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    graded(amina_client, count, FORGETS)
    address = f"{count.get_absolute_url()}?attempt={QuizAttempt.objects.get().pk}"
    assert "Not yet" not in kwame_client.get(address).content.decode()


def test_the_evidence_says_what_was_proved_and_no_answer(amina: User, amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    graded(amina_client, count, FORGETS)
    graded(amina_client, count, passing(count, amina))
    kind = graded_kind_of("code_editor")
    evidence = kind.evidence([count.pk], learner_id=amina.pk)[count.pk]
    assert evidence.tries == 2
    assert evidence.facts == {"score": 100, "pass_mark": 100, "language": "python", "checks": 2, "seen": 0}
    assert "Wrote a program in Python that passed all 2 hidden checks" in kind.evidence_words(evidence.facts)


def written(lesson: Lesson, *lines: str) -> str:
    """The pot with these lines, in the learner's variant."""
    words = lesson.content["variants"][CodeWork.objects.get(lesson=lesson).variant]
    return pot_written(*lines).replace("<<cap>>", str(words["cap"]))
