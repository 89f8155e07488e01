"""Taking a lesson out of its course."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from learning.lessons.removal import Removed, lock_course_exclusively, remove_lesson
from learning.models import Course, Lesson, LessonCompletion, QuizAttempt, User, UserProgress
from learning.signals import course_completed
from tests.builders import make_completion, make_course, make_enrolment, make_user
from tests.recounts import find_differences


@pytest.fixture
def course(db: None) -> Course:
    return make_course(lessons=3)


def lessons_of(course: Course) -> list[Lesson]:
    return list(course.lessons.order_by("sequence_number"))


def test_the_lesson_goes_with_all_that_was_done_in_it(course: Course, amina: User) -> None:
    first, second, _ = lessons_of(course)
    make_completion(amina, first)
    make_completion(amina, second)
    UserProgress.objects.update(current_lesson=second)
    QuizAttempt.objects.create(
        user=amina, lesson=second, course=course, answers={}, score_percentage=50, passing_score=70, is_passed=False
    )
    assert remove_lesson(lesson_id=second.pk) == Removed(learners=1)
    assert [lesson.pk for lesson in lessons_of(course)] == [first.pk, first.pk + 2]
    assert list(LessonCompletion.objects.values_list("lesson", flat=True)) == [first.pk]
    assert not QuizAttempt.objects.exists()
    progress = UserProgress.objects.get()
    assert (progress.lessons_completed, progress.total_lessons, progress.progress_percentage) == (1, 2, 50)
    assert progress.current_lesson is None
    assert not find_differences()


def test_whoever_had_done_the_rest_has_finished_and_is_announced(
    course: Course, amina: User, kwame: User, zuri: User
) -> None:
    first, second, third = lessons_of(course)
    for learner, done in ((amina, (first, second)), (kwame, (first, third)), (zuri, (first, second, third))):
        for lesson in done:
            make_completion(learner, lesson)
    make_enrolment(make_user(), course)
    heard: list[dict[str, Any]] = []

    def listen(**fact: Any) -> None:
        heard.append({key: fact[key] for key in ("user_id", "course_id")})

    course_completed.connect(listen)
    try:
        removed = remove_lesson(lesson_id=third.pk)
    finally:
        course_completed.disconnect(listen)
    assert removed == Removed(learners=2, finished_user_ids=(amina.pk,))
    assert heard == [{"user_id": amina.pk, "course_id": course.pk}]
    finished = UserProgress.objects.exclude(completed_at=None).order_by("user_id")
    assert [progress.user_id for progress in finished] == [amina.pk, zuri.pk]
    assert not find_differences()


def test_the_last_lesson_finishes_nobody(amina: User) -> None:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    assert remove_lesson(lesson_id=lessons_of(course)[0].pk) == Removed()
    assert UserProgress.objects.get().completed_at is None


def test_removing_it_again_changes_nothing(course: Course) -> None:
    lesson = lessons_of(course)[0]
    remove_lesson(lesson_id=lesson.pk)
    assert remove_lesson(lesson_id=lesson.pk) == Removed()
    course.refresh_from_db()
    assert course.total_lessons == 2


@pytest.mark.django_db(transaction=True)
def test_it_waits_for_whoever_is_learning_in_the_course(amina: User) -> None:
    course = make_course(lessons=2)
    lesson = lessons_of(course)[0]
    is_gone = threading.Event()

    def remove() -> None:
        try:
            remove_lesson(lesson_id=lesson.pk)
            is_gone.set()
        finally:
            connection.close()

    remover = threading.Thread(target=remove)
    with transaction.atomic():
        make_completion(amina, lesson)
        remover.start()
        assert not is_gone.wait(0.3)
    remover.join(10)
    assert is_gone.is_set()
    assert not LessonCompletion.objects.exists()
    assert not find_differences()


@pytest.mark.django_db(transaction=True)
def test_holding_a_course_lets_other_courses_go_on(amina: User) -> None:
    held, free = make_course(lessons=1), make_course(lessons=1)
    has_learned = threading.Event()

    def learn() -> None:
        try:
            make_completion(amina, lessons_of(free)[0])
            has_learned.set()
        finally:
            connection.close()

    with transaction.atomic():
        lock_course_exclusively(held.pk)
        learner = threading.Thread(target=learn)
        learner.start()
        assert has_learned.wait(10)
    learner.join(10)
