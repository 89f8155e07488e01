from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gamification.models import XpAward
from gamification.statement import PAGE_SIZE, read_statement
from learning.completion import complete_lesson
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_achievement, make_award, make_course, make_enrolment


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
