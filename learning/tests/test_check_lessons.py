"""Every exercise proves itself: a sound lesson is left alone, a broken one is flagged, and nobody's streak suffers."""

from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from learning.attempts.draws import turn_of
from learning.attempts.grading import fail_attempt
from learning.code.tests.code_lessons import word_count_source
from learning.exercises.checking import check_lesson, lessons_to_check
from learning.exercises.proof import find_faults
from learning.exercises.tasks import check_lessons, check_one_lesson
from learning.interactives import INTERACTIVES, register_interactive
from learning.lesson_types import compile_content
from learning.models import Lesson, LessonDraw, LessonFault, QuizAttempt, User
from learning.signals import lessons_broken
from learning.tests.test_interactive_lessons import SOURCE
from learning.tests.toy_interactive import GuessTheNumber, State
from tests.builders import make_course, make_enrolment, make_lesson
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

Blunders = Mapping[str, Callable[[State], dict[str, Any]]]


class WrongReference(GuessTheNumber):
    def solve(self, state: State) -> dict[str, Any]:
        return {"guess": "1"}


class RightBlunder(GuessTheNumber):
    def blunders(self) -> Blunders:
        return {**super().blunders(), "knows it": self.solve}


class FewBlunders(GuessTheNumber):
    def blunders(self) -> Blunders:
        return dict(list(super().blunders().items())[:2])


class Crashes(GuessTheNumber):
    def judge(self, state: State) -> Any:
        raise ZeroDivisionError("by nothing")


@pytest.fixture
def use() -> Iterator[Callable[[GuessTheNumber], None]]:
    """Puts another model in the place of the toy."""

    def put(model: GuessTheNumber) -> None:
        INTERACTIVES.pop(model.name, None)
        register_interactive(model)

    put(GuessTheNumber())
    yield put
    INTERACTIVES.pop(GuessTheNumber.name, None)


@pytest.fixture
def lesson(amina: User, use: Callable[[GuessTheNumber], None]) -> Lesson:
    course = make_course()
    make_enrolment(amina, course)
    return make_lesson(course, "interactive", content=compile_content("interactive", SOURCE))


def check(lesson: Lesson) -> list[str]:
    checked = check_lesson(lesson_id=lesson.pk, now=timezone.now(), seed="night")
    assert checked
    return checked.faults


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (WrongReference(), 'The reference does not pass ("solve").'),
        (RightBlunder(), 'A wrong way passes ("knows it").'),
        (FewBlunders(), "Only 2 wrong ways are known; 3 must be tried, and fail."),
        (Crashes(), "It cannot be tried: ZeroDivisionError, by nothing."),
    ],
)
def test_what_breaks_an_exercise_is_found(
    lesson: Lesson, use: Callable[[GuessTheNumber], None], model: GuessTheNumber, sentence: str
) -> None:
    assert find_faults("interactive", lesson.content) == []
    use(model)
    assert find_faults("interactive", lesson.content) == [sentence]


def test_a_lesson_whose_model_is_gone_or_whose_kind_nobody_knows_is_broken(lesson: Lesson) -> None:
    del INTERACTIVES[GuessTheNumber.name]
    assert '"guess_the_number" is not known.' in find_faults("interactive", lesson.content)[0]
    assert "There are no lessons of the type" in find_faults("hologram", {})[0]


def test_a_broken_lesson_is_flagged_once_and_until_it_is_mended(
    lesson: Lesson, use: Callable[[GuessTheNumber], None], amina: User
) -> None:
    told: list[int] = []

    def hear(*, lesson_ids: list[int], **_: Any) -> None:
        told.extend(lesson_ids)

    lessons_broken.connect(hear)
    client, where = signed_in(amina), lesson.get_absolute_url()
    assert check(lesson) == []
    assert b"This lesson is broken" not in client.get(where).content

    use(WrongReference())
    assert check(lesson) == check(lesson) != []
    assert told == [lesson.pk]
    assert LessonFault.objects.get().sentences == ['The reference does not pass ("solve").']
    assert b"This lesson is broken" in client.get(where).content

    use(GuessTheNumber())
    assert check(lesson) == []
    assert not LessonFault.objects.exists()
    assert b"This lesson is broken" not in client.get(where).content


def test_what_was_edited_while_it_was_tried_is_left_for_the_next_run(
    lesson: Lesson, use: Callable[[GuessTheNumber], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(*_args: Any, **_options: Any) -> list[str]:
        Lesson.objects.filter(pk=lesson.pk).update(content_version="another")
        return ["It is broken."]

    monkeypatch.setattr("learning.exercises.checking.find_faults", edit)
    check(lesson)
    assert not LessonFault.objects.exists()
    assert check_lesson(lesson_id=0, now=timezone.now(), seed="") is None


def test_the_nightly_trial_tries_what_learners_can_take(lesson: Lesson) -> None:
    hidden = make_course(is_published=False)
    found = [lesson_id for lesson_id, _ in lessons_to_check()]
    assert found == [*lesson.course.lessons.values_list("pk", flat=True)]
    assert not hidden.lessons.filter(pk__in=found).exists()


def test_the_command_says_which_lessons_are_sound_and_fails_for_a_broken_one(
    lesson: Lesson, use: Callable[[GuessTheNumber], None]
) -> None:
    name, out, err = f"{lesson.course.slug}/{lesson.slug}", StringIO(), StringIO()
    call_command("check_lessons", name, stdout=out)
    assert f"{name}: sound" in out.getvalue()
    use(WrongReference())
    with pytest.raises(CommandError, match=r"1 broken\."):
        call_command("check_lessons", lesson.course.slug, stdout=out, stderr=err)
    assert f"{name}: The reference does not pass" in err.getvalue()
    with pytest.raises(CommandError, match='There is no "nothing/here"'):
        call_command("check_lessons", "nothing/here")


def test_a_try_at_a_broken_lesson_keeps_the_streak_and_earns_nothing(
    lesson: Lesson, use: Callable[[GuessTheNumber], None], amina: User
) -> None:
    client = signed_in(amina)
    _guess_wrongly(client, lesson)
    amina.refresh_from_db()
    assert (amina.current_streak, amina.total_xp) == (0, 0)

    use(WrongReference())
    check(lesson)
    _guess_wrongly(client, lesson)
    amina.refresh_from_db()
    assert (amina.current_streak, amina.total_xp) == (1, 0)


def test_an_attempt_that_we_failed_to_grade_keeps_the_streak(lesson: Lesson, amina: User) -> None:
    attempt = QuizAttempt.objects.create(
        user=amina, lesson=lesson, course=lesson.course, answers={}, status="waiting", passing_score=80, is_passed=False
    )
    fail_attempt(attempt_id=attempt.pk)
    amina.refresh_from_db()
    assert amina.current_streak == 1


def _guess_wrongly(client: Client, lesson: Lesson) -> None:
    where = lesson.get_absolute_url()
    for guess in ("1", "2"):
        client.get(where)
        draw = LessonDraw.objects.get(lesson=lesson, attempt=None)
        client.post(f"{where}complete/", {"turn": turn_of(draw), "guess": guess})


def test_what_the_box_judges_is_tried_where_the_box_is(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    code = make_lesson(lesson.course, "code_editor", content=compile_content("code_editor", word_count_source()))
    sent: dict[int, str] = {}

    def send(args: tuple[int, str], **options: Any) -> None:
        sent[args[0]] = options.get("queue", "celery")

    monkeypatch.setattr(check_one_lesson, "apply_async", send)
    check_lessons()
    assert sent[code.pk] == "grading"
    assert {queue for pk, queue in sent.items() if pk != code.pk} == {"celery"}
