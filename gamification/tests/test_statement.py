import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gamification.models import XpAward
from gamification.xp.statement import PAGE_SIZE, read_statement
from learning.lessons.completion import complete_lesson
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_achievement, make_award, make_course, make_discussion, make_enrolment, make_reply


def test_every_line_says_what_when_and_how_much(amina: User, amina_client: Client) -> None:
    badge = make_achievement({"lessons_completed": 1}, name="First Steps", xp_reward=50)
    course = make_course("Keys for all", lessons=1)
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=course.lessons.all()[0])
    page = amina_client.get("/xp/").content.decode()
    for words in ("Lesson 1", "+10 XP", "Keys for all", "+100 XP", badge.name, "+50 XP", "160 XP"):
        assert words in page


def test_lines_add_up_to_the_total(amina: User) -> None:
    course = make_course(lessons=3)
    make_enrolment(amina, course)
    for lesson in course.lessons.all():
        complete_lesson(learner=amina, lesson=lesson)
    amina.refresh_from_db()
    assert sum(line.amount for line in read_statement(learner=amina).object_list) == amina.total_xp


def test_it_filters_by_reason_and_ignores_one_it_does_not_know(amina: User, amina_client: Client) -> None:
    make_award(amina, 10, reason="lesson_completed", source="lesson:1")
    make_award(amina, 5, source="thanks")
    assert [line.amount for line in amina_client.get("/xp/?reason=adjustment").context["page"].object_list] == [5]
    assert len(amina_client.get("/xp/?reason=nonsense").context["page"].object_list) == 2


def test_a_lesson_that_is_gone_leaves_its_line(amina: User, amina_client: Client) -> None:
    make_award(amina, 10, reason="lesson_completed", source="lesson:999999")
    assert "+10 XP" in amina_client.get("/xp/").content.decode()


def test_what_the_forum_brought_leads_to_the_post_and_does_not_say_who_voted(amina: User, kwame: User) -> None:
    thread = make_discussion(kwame, title="Which wallet?")
    reply = make_reply(amina, thread)
    make_award(amina, 15, reason="answer_accepted", source=f"discussion:{thread.pk}")
    make_award(amina, 2, reason="upvote_received", source=f"reply:{reply.pk}:by:{kwame.pk}")
    voted, accepted = read_statement(learner=amina).object_list
    assert (accepted.title, accepted.url) == ("Which wallet?", thread.get_absolute_url())
    assert (voted.title, voted.url) == ("Which wallet?", reply.get_absolute_url())


@pytest.mark.parametrize("state", ["hidden_at", "deleted_at"])
def test_a_post_that_cannot_be_read_has_no_name_there(amina: User, state: str) -> None:
    gone = {state: timezone.now()}
    sources = [f"discussion:{make_discussion(amina, title='Buy this', **gone).pk}:by:7", "reply:999999:by:7"]
    sources.append(f"reply:{make_reply(amina, make_discussion(None), **gone).pk}:by:7")
    for source in sources:
        make_award(amina, 2, reason="upvote_received", source=source)
    lines = read_statement(learner=amina).object_list
    assert [(line.title, line.url) for line in lines] == [("A post that is gone", "")] * 3


def test_it_shows_ones_own_lines_only(kwame_client: Client, client: Client, amina: User) -> None:
    make_award(amina, 1234)
    assert "1,234" not in kwame_client.get("/xp/").content.decode()
    assert client.get("/xp/").status_code == 302


def test_it_takes_few_queries_however_many_lines(
    amina: User, amina_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    course = make_course(lessons=PAGE_SIZE)
    XpAward.objects.bulk_create(
        XpAward(user=amina, amount=1, reason="lesson_completed", source=f"lesson:{lesson.pk}")
        for lesson in course.lessons.all()
    )
    MAINTENANCE_MODE.current()
    with django_assert_max_num_queries(7):
        amina_client.get("/xp/")
