from django.test import Client
from django.urls import reverse

from learning.models import Course, Lesson, LessonCompletion, User, UserProgress
from learning.studio.starting import start_course
from learning.studio.taking_over import take_over
from learning.tests.studio import make_author, make_staff
from tests.builders import make_completion, make_course, make_enrolment, make_lesson

LESSONS = reverse("admin:learning_lesson_changelist")
COURSES = reverse("admin:learning_course_changelist")


def page_of(row: Course | Lesson, page: str = "change") -> str:
    return reverse(f"admin:learning_{row._meta.model_name}_{page}", args=[row.pk])


def test_lessons_are_read_as_they_were_written_and_not_changed(ada_client: Client) -> None:
    course = make_course(lessons=0)
    text = make_lesson(course, content={"markdown": "Keep the key **offline** & `<b>`."})
    quiz = make_lesson(course, "quiz")
    page = ada_client.get(page_of(text)).content.decode()
    assert "Keep the key **offline** &amp; `&lt;b&gt;`." in page
    page = ada_client.get(page_of(quiz)).content.decode()
    assert "questions:\n  - id: " in page
    assert "prompt_html" not in page
    before = list(Lesson.objects.order_by("pk").values())
    assert ada_client.get(reverse("admin:learning_lesson_add")).status_code == 403
    for path in (reverse("admin:learning_lesson_add"), page_of(text)):
        assert ada_client.post(path, {"title": "Changed", "content": "{}"}).status_code == 403
    assert list(Lesson.objects.order_by("pk").values()) == before


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


def test_a_course_is_not_changed_here_wherever_it_is_kept(ada_client: Client, ada: User) -> None:
    course = make_course("Keys", lessons=1)
    page = ada_client.get(page_of(course)).content.decode()
    assert "learning/library/keys/" in page
    before = Course.objects.values().get()
    form = {"title": "Changed", "slug": "changed", "is_published": "", "author": ada.pk}
    assert ada_client.post(page_of(course), form).status_code == 403
    assert ada_client.post(reverse("admin:learning_course_add"), form).status_code == 403
    assert Course.objects.values().get() == before

    take_over(course=course, by=ada)
    author = make_author()
    inlines = {f"{name}-{which}_FORMS": 0 for name in ("prerequisites", "lessons") for which in ("TOTAL", "INITIAL")}
    assert ada_client.post(page_of(course), form | {"author": author.pk} | inlines).status_code == 302
    course.refresh_from_db()
    assert (course.title, course.slug, course.is_published, course.author) == ("Keys", "keys", True, author)


def test_only_what_is_written_in_the_studio_is_taken_out_of_the_catalog(ada_client: Client, ada: User) -> None:
    ours, of_files = make_course(lessons=1), make_course(lessons=1)
    take_over(course=ours, by=ada)
    chosen = {"action": "take_out_of_the_catalog", "_selected_action": [ours.pk, of_files.pk]}
    page = ada_client.post(COURSES, chosen, follow=True).content.decode()
    assert "kept in files" in page
    assert list(Course.objects.published()) == [of_files]

    editor = Client()
    editor.force_login(make_staff("editor", "view_course", "change_course"))
    page = editor.post(COURSES, chosen, follow=True).content.decode()
    assert "Only reviewers publish and unpublish." in page


def test_anothers_course_is_seen_by_reviewers_alone_until_it_is_published(ada_client: Client) -> None:
    author, rights = make_author(), ("view_course", "write_draft")
    theirs, own = start_course(title="Theirs", by=author).course, make_staff("own", *rights)
    mine = start_course(title="Mine", by=own).course
    public, of_files = make_course(lessons=1), make_course(lessons=1, is_published=False)
    Course.objects.filter(pk=public.pk).update(kept_in="database", author=author)
    reviewer = make_staff("reviewer", "view_course", "review_draft")
    for person, seen in ((own, {mine, public, of_files}), (reviewer, {mine, public, of_files, theirs})):
        client = Client()
        client.force_login(person)
        assert set(client.get(COURSES).context["cl"].result_list) == seen
        assert (client.get(page_of(theirs)).status_code == 200) == (theirs in seen)
    assert ada_client.get(page_of(theirs)).status_code == 200


def test_a_course_whose_last_lesson_went_is_not_published(ada_client: Client) -> None:
    course = make_course(lessons=2)
    for lesson in course.lessons.all():
        assert Course.objects.get().is_published
        assert ada_client.post(page_of(lesson, "delete"), {"post": "yes"}).status_code == 302
    assert not Course.objects.get().is_published


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
