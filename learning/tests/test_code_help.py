"""Three hints of the check that failed, one by one; then the way at its price, and another variant to pass."""

from typing import Any

import pytest
from django.test import Client

from gamification.models import XpAward
from learning.lesson_types import graded_kind_of
from learning.models import CodeWork, Lesson, LessonCompletion, QuizAttempt, User
from learning.tests.code_taking import HTMX, graded, hand_in, page_of, see_hints, typed
from learning.tests.test_code_results import FORGETS, passing

pytestmark = pytest.mark.django_db


def hint(client: Client, lesson: Lesson, number: str, **options: Any) -> Any:
    return client.post(f"{lesson.get_absolute_url()}hint/", {"hint": number}, **options)


def way(lesson: Lesson) -> str:
    return f"{lesson.get_absolute_url()}way/"


@pytest.fixture
def failed(amina_client: Client, count: Lesson) -> Lesson:
    """A lesson at which Amina has failed once."""
    page_of(amina_client, count)
    graded(amina_client, count, FORGETS)
    return count


def test_hints_come_one_by_one_and_stay(amina_client: Client, failed: Lesson) -> None:
    first, second, third = "Go through the list.", "goes through it.", "Compare "
    address = f"{failed.get_absolute_url()}?attempt={QuizAttempt.objects.get().pk}"
    assert "Show me a hint" in amina_client.get(address).content.decode()

    answer = hint(amina_client, failed, "1", headers=HTMX).content.decode()
    assert first in answer
    assert second not in answer
    assert "<html" not in answer
    answer = hint(amina_client, failed, "2", follow=True).content.decode()
    assert second in answer
    assert third not in answer
    hint(amina_client, failed, "3")
    page = amina_client.get(address).content.decode()
    assert third in page
    assert "See what a solution costs" in page


@pytest.mark.parametrize("number", ["2", "0", "4", "9", "", "x", "٣", "-1", "1" * 4000])
def test_no_hint_is_skipped(amina_client: Client, failed: Lesson, number: str) -> None:
    assert hint(amina_client, failed, number).status_code == 403
    assert CodeWork.objects.get().hints == {}


def test_pressing_twice_opens_one(amina_client: Client, failed: Lesson) -> None:
    hint(amina_client, failed, "1")
    hint(amina_client, failed, "1")
    assert list(CodeWork.objects.get().hints.values()) == [1]


def test_nothing_is_opened_before_something_failed_or_for_others(
    amina_client: Client, kwame_client: Client, client: Client, count: Lesson
) -> None:
    page_of(amina_client, count)
    assert hint(amina_client, count, "1").status_code == 403
    assert hint(kwame_client, count, "1").status_code == 403
    assert hint(client, count, "1").status_code == 302
    assert amina_client.post(way(count)).status_code == 403
    assert amina_client.get(way(count)).status_code == 302
    assert kwame_client.get(way(count)).status_code == 302
    assert client.get(way(count)).headers["Location"].startswith("/signin/")


def test_the_way_opens_after_the_third_hint_and_says_its_price_first(amina_client: Client, failed: Lesson) -> None:
    hint(amina_client, failed, "1")
    hint(amina_client, failed, "2")
    assert amina_client.post(way(failed)).status_code == 403
    hint(amina_client, failed, "3")

    page = amina_client.get(way(failed)).content.decode()
    assert "this lesson gives you 10 XP. Once you have seen a solution it gives 5 XP." in page
    assert "len([each for each in names" not in page
    assert CodeWork.objects.get().shown == []


def test_the_way_costs_half_and_another_variant_must_be_passed(
    amina: User, amina_client: Client, failed: Lesson
) -> None:
    see_hints(amina_client, failed)
    before = CodeWork.objects.get().variant
    page = amina_client.post(way(failed), follow=True).content.decode()
    most = failed.content["variants"][before]["most"]
    assert f"if len(name) &gt; {most}:" in page
    work = CodeWork.objects.get()
    assert (work.shown, work.source) == ([before], None)
    assert work.variant != before
    assert "pass" in typed(page_of(amina_client, failed))

    # What was seen does not pass now.
    shown = failed.content["reference"].replace("<<most>>", str(most))
    assert "Not yet" in graded(amina_client, failed, shown)
    page = graded(amina_client, failed, passing(failed, amina))
    assert "You passed" in page
    assert LessonCompletion.objects.get().xp_earned == 5
    assert list(XpAward.objects.values_list("reason", "amount")) == [("lesson_completed", 5)]
    kind = graded_kind_of("code_editor")
    facts = kind.evidence([failed.pk], learner_id=amina.pk)[failed.pk].facts
    assert "The solution of another variant was seen before." in kind.evidence_words(facts)


def test_the_last_variant_is_not_shown(amina_client: Client, failed: Lesson) -> None:
    see_hints(amina_client, failed)
    amina_client.post(way(failed))
    # Counted again with the variant that is left; the hints are open already.
    graded(amina_client, failed, FORGETS)
    assert amina_client.post(way(failed)).status_code == 403
    page = amina_client.get(way(failed)).content.decode()
    assert "Show me the solution" not in page
    assert page.count("len([each for each in names") == 1


def test_no_way_while_one_waits_or_after_passing(amina: User, amina_client: Client, failed: Lesson) -> None:
    see_hints(amina_client, failed)
    hand_in(amina_client, failed, FORGETS)
    assert amina_client.post(way(failed)).status_code == 403
    QuizAttempt.objects.waiting().delete()
    graded(amina_client, failed, passing(failed, amina))
    assert amina_client.post(way(failed)).status_code == 403
    assert CodeWork.objects.get().shown == []


def test_an_attempt_of_an_older_lesson_gets_no_hint_that_is_gone(amina_client: Client, failed: Lesson) -> None:
    content = failed.content
    content["checks"][0]["id"] = "renamed"
    Lesson.objects.filter(pk=failed.pk).update(content=content)
    assert hint(amina_client, failed, "1").status_code == 403
    address = f"{failed.get_absolute_url()}?attempt={QuizAttempt.objects.get().pk}"
    assert "Show me a hint" not in amina_client.get(address).content.decode()
