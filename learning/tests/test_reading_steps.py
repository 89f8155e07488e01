"""A text lesson as it is read and done: one step at a time, checks graded on the server, the last step completes it."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from learning.models import Lesson, LessonCompletion, LessonReading, User
from learning.tests.test_text_steps import CHECK
from tests.builders import make_completion, make_course, make_enrolment, make_lesson

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
LESSON = f"A story.\n\n## What it is\n\nA list.\n\n{CHECK}\n\n## Why\n\nBecause nobody has to be trusted."
SECRETS = ("takes the place", "one keeper")


@pytest.fixture
def lesson(amina: User) -> Lesson:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    return make_lesson(course, title="Ledgers", content={"markdown": LESSON})


def page_of(client: Client, lesson: Lesson, step: object = "") -> str:
    answer = client.get(lesson.get_absolute_url(), {"step": str(step)} if step else {})
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, lesson: Lesson, step: str = "", *, chosen: int | None = None, **options: Any) -> Any:
    """Do a step; with its check answered by the option with this number."""
    posted = {"step": step} if step else {}
    if chosen is not None:
        check = lesson.content["steps"][1]["check"]
        posted[f"q-{check['id']}"] = check["options"][chosen]["id"]
    return client.post(f"{lesson.get_absolute_url()}complete/", posted, **options)


def where(answer: Any) -> str:
    return str(answer["Location"]).partition("?")[2]


def test_a_visitor_reads_each_step_and_all_of_them_without_any_answer(client: Client, lesson: Lesson) -> None:
    first, second, third = (page_of(client, lesson, number) for number in (1, 2, 3))
    assert "A story." in first
    assert "<p>A list." not in first
    assert "Step 2 of 3" in second
    assert "Who may change a ledger" in second
    assert "Because nobody" in third
    assert "You are reading without an account" in third
    together = page_of(client, lesson, "all")
    assert "A story." in together
    assert "Because nobody" in together
    assert "What it is" in page_of(client, lesson, "section-what-it-is")
    for page in (first, second, third, together):
        assert not [secret for secret in SECRETS if secret in page]
    assert not LessonReading.objects.exists()


@pytest.mark.parametrize("step", ["0", "4", "99999999999999999999", "-1", "２", "%00", "nowhere"])
def test_a_step_that_is_not_there_shows_where_one_is(amina_client: Client, lesson: Lesson, step: str) -> None:
    assert "Step 1 of 3" in page_of(amina_client, lesson, step)


def test_steps_are_done_one_by_one_and_the_last_completes_the_lesson(
    amina: User, amina_client: Client, lesson: Lesson
) -> None:
    assert where(send(amina_client, lesson, "opening")) == "step=2#step"
    assert "Step 2 of 3" in page_of(amina_client, lesson)
    assert where(send(amina_client, lesson, "section-what-it-is", chosen=1)) == "step=2#step"
    page = page_of(amina_client, lesson, 2)
    assert "The rule takes the place of the keeper." in page
    assert "?step=3#step" in page
    assert not LessonCompletion.objects.exists()
    done = send(amina_client, lesson, "section-why", follow=True)
    assert done.redirect_chain[0][0].endswith("?step=3#lesson-outcome")
    assert "Lesson done" in done.content.decode()
    assert "+10 XP" in done.content.decode()
    assert LessonCompletion.objects.filter(user=amina, lesson=lesson).exists()


def test_the_same_with_htmx_is_a_fragment_with_its_address(amina_client: Client, lesson: Lesson) -> None:
    answer = send(amina_client, lesson, "opening", headers=HTMX)
    page = answer.content.decode()
    assert "<html" not in page
    assert answer["HX-Push-Url"] == f"{lesson.get_absolute_url()}?step=2"
    assert re.search(r'id="section-what-it-is" dir="auto" tabindex="-1" autofocus', page)
    send(amina_client, lesson, "section-what-it-is", chosen=1, headers=HTMX)
    turned = amina_client.get(f"{lesson.get_absolute_url()}?step=3", headers=HTMX).content.decode()
    assert "<html" not in turned
    assert re.search(r'id="section-why" dir="auto" tabindex="-1" autofocus', turned)
    done = send(amina_client, lesson, "section-why", headers=HTMX).content.decode()
    assert "Lesson done" in done
    assert 'id="level-chip"' in done


def test_a_wrong_answer_is_told_and_explained_after_the_second(
    amina: User, amina_client: Client, lesson: Lesson
) -> None:
    send(amina_client, lesson, "section-what-it-is", chosen=0)
    once = page_of(amina_client, lesson, 2)
    assert "Not yet" in once
    assert "That is one keeper." in once
    assert "takes the place" not in once
    send(amina_client, lesson, "section-what-it-is", chosen=0)
    twice = page_of(amina_client, lesson, 2)
    assert "takes the place" in twice
    assert twice.count("checked") == 1
    send(amina_client, lesson, "section-what-it-is", chosen=1)
    facts = LessonReading.objects.get(user=amina).steps["section-what-it-is"]
    assert (facts["tries"], facts["is_right"]) == (3, True)


DRAWN = """## Fees

```check
kind: numeric
params:
  gas: {kind: integer, from: 21000, to: 90000}
  price: {kind: integer, from: 2, to: 900}
prompt: "A transaction used {gas} gas at {price} tinybar each. What did it cost?"
answer: gas * price
explanation: "Multiply: {gas} × {price}."
```"""


def numbers_of(learner: User, lesson: Lesson) -> tuple[int, int]:
    """The two numbers in the prompt that this learner sees."""
    client = Client()
    client.force_login(learner)
    # Above it stands what search engines are told, with the numbers of nobody.
    page = page_of(client, lesson).partition('id="lesson-body"')[2]
    found = re.search(r"used ([\d,]+) gas at ([\d,]+) tinybar", page)
    assert found is not None
    gas, price = (int(number.replace(",", "")) for number in found.groups())
    return gas, price


def test_numbers_are_drawn_for_each_learner_and_anew_once_they_were_explained(
    amina: User, kwame: User, amina_client: Client
) -> None:
    course = make_course(lessons=1)
    lesson = make_lesson(course, content={"markdown": DRAWN})
    for learner in (amina, kwame):
        make_enrolment(learner, course)
    field = f"q-{lesson.content['steps'][0]['check']['id']}"

    def answer(value: int) -> str:
        posted = {"step": "section-fees", field: str(value)}
        return str(amina_client.post(f"{lesson.get_absolute_url()}complete/", posted, follow=True).content.decode())

    first = numbers_of(amina, lesson)
    assert first != numbers_of(kwame, lesson)
    assert 'value="7"' in answer(7)
    assert numbers_of(amina, lesson) == first
    explained = answer(8)
    second = numbers_of(amina, lesson)
    assert second != first
    assert "Here it is once more, with other numbers." in explained
    assert f"Multiply: {first[0]:,} × {first[1]:,}." in explained
    assert 'value="8"' not in explained
    assert str(LessonReading.objects.get(user=amina).seed) not in explained
    assert "Not yet" in answer(first[0] * first[1])
    done = answer(second[0] * second[1])
    assert "Lesson done" in done
    assert f"Multiply: {second[0]:,} × {second[1]:,}." in done


def test_a_check_cannot_be_passed_by_leaving_it_out(amina: User, amina_client: Client, lesson: Lesson) -> None:
    for headers in ({}, HTMX):
        answer = send(amina_client, lesson, "section-what-it-is", headers=headers)
        assert answer.status_code == 422
        assert "Please answer this question." in answer.content.decode()
    send(amina_client, lesson)  # "all read", as from the page with all steps
    assert not LessonCompletion.objects.exists()
    assert "Step 2 of 3" in page_of(amina_client, lesson)
    send(amina_client, lesson, "section-what-it-is", chosen=1)
    assert LessonCompletion.objects.filter(user=amina).exists()


def test_a_step_may_be_done_out_of_turn_and_twice(amina: User, amina_client: Client, lesson: Lesson) -> None:
    assert where(send(amina_client, lesson, "section-why")) == "step=1#step"
    assert where(send(amina_client, lesson, "section-why")) == "step=1#step"
    assert where(send(amina_client, lesson, "opening")) == "step=2#step"
    send(amina_client, lesson, "section-what-it-is", chosen=1)
    send(amina_client, lesson, "section-what-it-is", chosen=0)
    assert LessonCompletion.objects.filter(user=amina).count() == 1
    assert LessonReading.objects.get().steps["section-what-it-is"]["is_right"]


def test_a_step_of_a_lesson_that_was_changed_leads_to_where_one_is(amina_client: Client, lesson: Lesson) -> None:
    fragment = send(amina_client, lesson, "section-gone", headers=HTMX).content.decode()
    assert "This lesson was changed meanwhile." in fragment
    assert "Step 1 of 3" in fragment


def test_who_has_done_the_lesson_moves_freely_in_it(amina: User, amina_client: Client, lesson: Lesson) -> None:
    make_completion(amina, lesson)
    first, second, third = (page_of(amina_client, lesson, number) for number in (1, 2, 3))
    assert "?step=2#step" in first
    assert "?step=3#step" in second
    assert "Check my answer" in second
    assert "takes the place" not in second
    assert "You have done this lesson" in third
    assert "Counts after" not in first + second + third
    send(amina_client, lesson, "section-what-it-is", chosen=1)
    assert "takes the place" in page_of(amina_client, lesson, 2)
    assert LessonCompletion.objects.count() == 1


def test_another_learner_sees_nothing_of_it(amina_client: Client, kwame_client: Client, lesson: Lesson) -> None:
    send(amina_client, lesson, "section-what-it-is", chosen=1)
    assert "takes the place" not in page_of(kwame_client, lesson, 2)
    assert send(kwame_client, lesson, "section-what-it-is", chosen=1).status_code == 403


def test_what_was_answered_when_the_session_had_ended_is_there_again(
    amina: User, client: Client, lesson: Lesson
) -> None:
    check = lesson.content["steps"][1]["check"]
    posted = urlencode({"step": "section-what-it-is", f"q-{check['id']}": check["options"][1]["id"]})
    form: dict[str, Any] = {
        "content_type": "application/x-www-form-urlencoded",
        "headers": {"Origin": "http://testserver"},
    }
    client.post(f"{lesson.get_absolute_url()}complete/", posted, **form)
    client.force_login(amina)
    page = page_of(client, lesson)
    assert "You were signed out when you sent this." in page
    assert "Step 2 of 3" in page
    assert re.search(rf'value="{check["options"][1]["id"]}"\s+checked', page)
