import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from learning.models import Course, CoursePrerequisite, Lesson, LessonCompletion, User, UserProgress
from tests.builders import make_completion, make_course, make_enrolment, make_lesson

LESSONS = reverse("admin:learning_lesson_changelist")
MARKDOWN = {"markdown": "Keep the key **offline**."}


def page_of(row: Course | Lesson, page: str = "change") -> str:
    return reverse(f"admin:learning_{row._meta.model_name}_{page}", args=[row.pk])


def lesson_form(**changes: Any) -> dict[str, Any]:
    form = {
        "slug": "keys",
        "title": "Keys",
        "lesson_type": "text",
        "sequence_number": 9,
        "duration_minutes": 5,
        "content": json.dumps(MARKDOWN),
    }
    return form | changes


def course_form(**changes: Any) -> dict[str, Any]:
    form = {
        "slug": "keys",
        "title": "Keys",
        "description": "About keys.",
        "thumbnail_emoji": "🔑",
        "learning_objectives": "Make a key\r\n\r\nKeep a key, and only a key\r\n",
        "track": "explorer",
        "category": "wallets",
        "difficulty": "beginner",
        "estimated_hours": "1.5",
        "prerequisites-TOTAL_FORMS": 0,
        "prerequisites-INITIAL_FORMS": 0,
        "lessons-TOTAL_FORMS": 0,
        "lessons-INITIAL_FORMS": 0,
    }
    return form | changes


def test_a_lesson_is_written_as_source_and_stored_compiled(ada_client: Client) -> None:
    course = make_course(lessons=0)
    answer = ada_client.post(reverse("admin:learning_lesson_add"), lesson_form(course=course.pk))
    assert answer.status_code == 302
    lesson = Lesson.objects.get(course=course)
    assert "<strong>offline</strong>" in lesson.content["steps"][0]["html"]
    shown = ada_client.get(page_of(lesson)).context["adminform"].form.initial["content"]
    assert shown == MARKDOWN
    course.refresh_from_db()
    assert course.total_lessons == 1


def test_saving_a_quiz_again_as_it_is_shown_changes_nothing(ada_client: Client) -> None:
    quiz = make_lesson(make_course(lessons=0), "quiz")
    before = quiz.content
    form = ada_client.get(page_of(quiz)).context["adminform"].form
    for _ in range(2):
        answer = ada_client.post(
            page_of(quiz),
            lesson_form(lesson_type="quiz", content=json.dumps(form.initial["content"]), sequence_number=1),
        )
        assert answer.status_code == 302
    quiz.refresh_from_db()
    assert quiz.content == before


@pytest.mark.parametrize(
    "content",
    ["not json", '{"markdown": ""}', '{"html": "<script>alert(1)</script>"}', '{"markdown": "# Twice a title"}'],
)
def test_content_that_cannot_be_compiled_is_refused_with_a_sentence(ada_client: Client, content: str) -> None:
    course = make_course(lessons=0)
    answer = ada_client.post(reverse("admin:learning_lesson_add"), lesson_form(course=course.pk, content=content))
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["content"]
    assert not Lesson.objects.filter(course=course).exists()


def test_a_number_or_slug_taken_in_the_course_is_refused(ada_client: Client) -> None:
    lesson = make_lesson(make_course(lessons=0))
    for taken in ({"slug": lesson.slug}, {"sequence_number": lesson.sequence_number}):
        form = lesson_form(course=lesson.course_id, **taken)
        assert ada_client.post(reverse("admin:learning_lesson_add"), form).status_code == 200
    assert Lesson.objects.count() == 1


def test_a_lesson_keeps_its_course_and_slug(ada_client: Client) -> None:
    lesson, other = make_lesson(make_course(lessons=0)), make_course(lessons=0)
    form = lesson_form(course=other.pk, slug="changed", title="New title", sequence_number=1)
    assert ada_client.post(page_of(lesson), form).status_code == 302
    changed = Lesson.objects.get(pk=lesson.pk)
    assert (changed.course_id, changed.slug, changed.title) == (lesson.course_id, lesson.slug, "New title")


def test_quizzes_are_found_by_the_kind_of_their_questions(ada_client: Client) -> None:
    course = make_course(lessons=1)
    quiz = make_lesson(course, "quiz")
    for kind, expected in (("ordering", [quiz]), ("no-such-kind", [])):
        page = ada_client.get(LESSONS, {"question_kind": kind})
        assert list(page.context["cl"].result_list) == expected


def test_lessons_are_found_by_their_words_in_any_form(ada_client: Client) -> None:
    make_course(lessons=1)
    lesson = make_lesson(make_course(lessons=0), content={"markdown": "Pelicans are fishing."})
    page = ada_client.get(LESSONS, {"q": "pelican fished"})
    assert list(page.context["cl"].result_list) == [lesson]


def test_removing_a_lesson_takes_its_completions_and_finishes_the_course_for_who_did_the_rest(
    ada_client: Client, amina: User
) -> None:
    course = make_course(lessons=2)
    first, second = course.lessons.order_by("sequence_number")
    make_enrolment(amina, course)
    make_completion(amina, first)

    confirmation = ada_client.get(page_of(second, "delete"))
    assert confirmation.status_code == 200
    for _ in range(2):
        ada_client.post(page_of(second, "delete"), {"post": "yes"})
    progress = UserProgress.objects.get(user=amina, course=course)
    assert (progress.lessons_completed, progress.total_lessons, progress.progress_percentage) == (1, 1, 100)


def test_several_lessons_are_removed_at_once(ada_client: Client, amina: User) -> None:
    course = make_course(lessons=3)
    lessons = list(course.lessons.all())
    make_enrolment(amina, course)
    make_completion(amina, lessons[0])
    chosen = {"action": "delete_selected", "_selected_action": [lesson.pk for lesson in lessons[:2]]}
    confirmation = ada_client.post(LESSONS, chosen)
    assert dict(confirmation.context["model_count"])["completed lessons"] == 1
    ada_client.post(LESSONS, chosen | {"post": "yes"})
    course.refresh_from_db()
    assert course.total_lessons == 1
    assert not LessonCompletion.objects.exists()


def test_a_course_is_added_with_objectives_one_a_line_and_a_date_of_publication(ada_client: Client) -> None:
    asked_for = make_course(lessons=0)
    form = course_form(
        **{
            "prerequisites-TOTAL_FORMS": 1,
            "prerequisites-0-prerequisite_course": asked_for.pk,
            "prerequisites-0-is_required": "on",
        },
    )
    assert ada_client.post(reverse("admin:learning_course_add"), form).status_code == 302
    course = Course.objects.get(slug="keys")
    assert course.learning_objectives == ["Make a key", "Keep a key, and only a key"]
    assert course.published_at is None
    assert [row.prerequisite_course for row in course.prerequisites.all()] == [asked_for]

    make_lesson(course)
    assert ada_client.post(page_of(course), course_form(is_published="on")).status_code == 302
    course.refresh_from_db()
    assert course.is_published
    assert course.published_at is not None


def test_a_course_without_lessons_cannot_be_published(ada_client: Client) -> None:
    course = make_course(lessons=0, is_published=False)
    for path in (reverse("admin:learning_course_add"), page_of(course)):
        answer = ada_client.post(path, course_form(is_published="on"))
        assert answer.status_code == 200
        assert "A course without lessons cannot be published" in answer.content.decode()
    assert not Course.objects.filter(is_published=True).exists()


def test_a_course_keeps_its_slug_and_counters_and_cannot_ask_for_itself(ada_client: Client) -> None:
    course = make_course(lessons=1)
    form = course_form(slug="changed", title="New title", enrollment_count=500, average_rating=5)
    assert ada_client.post(page_of(course), form).status_code == 302
    changed = Course.objects.get(pk=course.pk)
    assert (changed.slug, changed.title, changed.enrollment_count) == (course.slug, "New title", 0)
    assert changed.average_rating == 0
    assert changed.total_lessons == 1

    form |= {"prerequisites-TOTAL_FORMS": 1, "prerequisites-0-prerequisite_course": course.pk}
    assert ada_client.post(page_of(course), form).status_code == 200
    assert not CoursePrerequisite.objects.exists()


def test_a_course_cannot_ask_twice_for_another(ada_client: Client) -> None:
    course, other = make_course(lessons=0), make_course(lessons=0)
    form = course_form(**{"prerequisites-TOTAL_FORMS": 2, "prerequisites-0-prerequisite_course": other.pk})
    answer = ada_client.post(page_of(course), form | {"prerequisites-1-prerequisite_course": other.pk})
    assert answer.status_code == 200
    assert not CoursePrerequisite.objects.exists()


def test_a_course_with_learners_is_not_deleted_and_one_without_is(ada_client: Client, amina: User) -> None:
    course, empty = make_course(lessons=1), make_course(lessons=2)
    make_enrolment(amina, course)
    assert ada_client.post(page_of(course, "delete"), {"post": "yes"}).status_code == 403
    assert ada_client.post(page_of(empty, "delete"), {"post": "yes"}).status_code == 302
    assert list(Course.objects.all()) == [course]


def test_an_enrolment_taken_away_takes_its_completions_along(ada_client: Client, amina: User) -> None:
    course = make_course(lessons=1)
    enrolment = make_enrolment(amina, course)
    make_completion(amina, course.lessons.get())
    path = reverse("admin:learning_userprogress_delete", args=[enrolment.pk])
    assert ada_client.post(path, {"post": "yes"}).status_code == 302
    amina.refresh_from_db()
    course.refresh_from_db()
    assert (amina.lessons_completed, course.enrollment_count, LessonCompletion.objects.count()) == (0, 0, 0)
