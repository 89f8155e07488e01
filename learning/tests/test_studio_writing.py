"""Writing in the studio: a course begins, grows, and nobody overwrites what somebody else has saved."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from learning.models import Course, DraftRevision, LessonDraft, LessonImage, User
from learning.models.course import Keeper
from learning.studio.access import can_review, can_write, find_draft, visible_drafts
from learning.studio.clean import check_slug
from learning.studio.errors import BadSlug, KeptInFiles, NotYours, SlugTaken, StaleDraft
from learning.studio.history import difference, revisions_of
from learning.studio.lessons import add_lesson, duplicate_lesson, move_lesson, remove_lesson, rename_lesson
from learning.studio.problems import problems_of
from learning.studio.saving import save_details, save_lesson
from learning.studio.starting import open_draft, start_course
from learning.studio.taking_over import take_over
from learning.tests.studio import DETAILS, make_author, make_reviewer, make_staff, write_draft, write_text
from tests.builders import make_course, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def bola() -> User:
    return make_author()


def slugs_of(draft_id: int) -> list[str]:
    return list(LessonDraft.objects.filter(draft_id=draft_id).order_by("number").values_list("slug", flat=True))


def test_a_new_course_is_its_authors_and_no_learner_sees_it(bola: User) -> None:
    draft = start_course(title="  Ledgers and   books ", by=bola)
    course = draft.course
    assert (course.slug, course.title, course.is_published) == ("ledgers-and-books", "Ledgers and books", False)
    assert (course.kept_in, course.author) == (Keeper.DATABASE, bola)
    assert start_course(title="Ledgers and books", by=bola).course.slug == "ledgers-and-books-2"
    assert start_course(title="账本", by=bola).course.slug == "course"


def test_an_address_that_is_taken_or_none_is_refused(bola: User) -> None:
    make_course("Ledgers", lessons=0)
    with pytest.raises(SlugTaken, match="ledgers"):
        start_course(title="Mine", slug="ledgers", by=bola)
    for slug in ("Ledgers!", "-a", "a" * 81, "../x", "enrol"):
        with pytest.raises(BadSlug):
            start_course(title="Mine", slug=slug, by=bola)
    with pytest.raises(BadSlug):
        start_course(title=" \n", by=bola)
    assert Course.objects.count() == 1


def test_only_authors_begin_a_course(amina: User) -> None:
    for person in (amina, make_reviewer()):
        with pytest.raises(NotYours):
            start_course(title="Mine", by=person)


def test_what_is_missing_is_told_by_its_place_and_a_whole_draft_has_no_problem(bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    add_lesson(draft=draft, lesson_type="quiz", title="Check", by=bola)
    found = problems_of(draft)
    assert {problem.path for problem in found[""]} == {("description",), ("objectives",)}
    assert "questions" in str(found["check"][0])
    assert problems_of(write_draft(bola, title="Whole")) == {}
    odd = write_draft(bola, title="Odd", lessons=0)
    write_text(odd, "Terms", by=bola, words="A [[word nobody knows]].\n\n" * 3)
    assert [(one.path, one.line) for one in problems_of(odd)["terms"]] == [(("markdown",), n) for n in (1, 3, 5)]


def test_a_picture_of_another_course_is_told_and_that_of_a_draft_is_for_who_sees_the_draft(
    bola: User, client: Client, ada_client: Client, amina_client: Client
) -> None:
    somebody = make_author("somebody")
    draft, other = write_draft(bola), write_draft(somebody, title="Other")
    name = f"{'ab' * 16}-40x40"
    LessonImage.objects.create(course=draft.course, name=name, data=b"picture")
    words = f"Words.\n\n![A page of a book](/courses/images/{name}.webp)"
    write_text(draft, "Shown", by=bola, words=words)
    assert problems_of(draft) == {}
    write_text(other, "Taken", by=somebody, words=words)
    assert [(one.path, one.line) for one in problems_of(other)["taken"]] == [(("markdown",), 3)]

    authors = {}
    for person in (bola, somebody, make_reviewer()):
        authors[person] = Client()
        authors[person].force_login(person)
    address = reverse("learning:lesson-image", args=[name])
    answers = [browser.get(address).status_code for browser in (client, amina_client, *authors.values(), ada_client)]
    assert answers == [404, 404, 200, 404, 404, 200]
    assert "private" in ada_client.get(address)["Cache-Control"]
    Course.objects.filter(pk=draft.course_id).update(is_published=True)
    assert "immutable" in client.get(address)["Cache-Control"]


def test_saving_from_an_older_version_is_refused_and_the_same_again_is_no_change(bola: User, ada: User) -> None:
    draft = write_draft(bola)
    lesson = draft.lessons.get(slug="lesson-1")
    saved = save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "New."}, version=lesson.version, by=bola)
    assert saved.version == lesson.version + 1
    with pytest.raises(StaleDraft):
        save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "Other."}, version=lesson.version, by=ada)
    # An answer that was lost on the way, and the browser asks again.
    again = save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "New."}, version=lesson.version, by=bola)
    assert (again.version, again.source) == (saved.version, {"markdown": "New."})

    with pytest.raises(StaleDraft):
        save_details(draft=draft, details=DETAILS | {"title": "Other"}, version=draft.version - 1, by=bola)
    assert save_details(draft=draft, details=draft.details, version=1, by=bola).version == draft.version


def test_what_is_typed_is_kept_as_a_file_would_hold_it(bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    typed = "A\u0301 line\r\nand\x00 another\ud800"
    lesson = write_text(draft, "Words", by=bola, words=typed)
    lesson.refresh_from_db()
    assert lesson.source == {"markdown": "Á line\nand another"}


def test_lessons_are_duplicated_moved_renamed_and_removed(bola: User) -> None:
    draft = write_draft(bola, lessons=2)
    first = draft.lessons.get(number=1)
    copy = duplicate_lesson(lesson=first, by=bola)
    assert slugs_of(draft.pk) == ["lesson-1", copy.slug, "lesson-2", "check"]
    assert copy.source == first.source
    for _ in range(2):
        move_lesson(lesson=first, number=99, by=bola)
        assert slugs_of(draft.pk) == [copy.slug, "lesson-2", "check", "lesson-1"]
    move_lesson(lesson=first, number=-3, by=bola)
    rename_lesson(lesson=copy, slug="another-name", by=bola)
    assert slugs_of(draft.pk) == ["lesson-1", "another-name", "lesson-2", "check"]
    assert revisions_of(draft, "another-name").exists()
    with pytest.raises(SlugTaken):
        rename_lesson(lesson=copy, slug="check", by=bola)
    with pytest.raises(BadSlug):
        rename_lesson(lesson=copy, slug="finished", by=bola)
    remove_lesson(lesson=copy, by=bola)
    assert slugs_of(draft.pk) == ["lesson-1", "lesson-2", "check"]
    assert list(draft.lessons.values_list("number", flat=True)) == [1, 2, 3]
    kept = revisions_of(draft, "another-name").count()
    with pytest.raises(SlugTaken):
        rename_lesson(lesson=first, slug="another-name", by=bola)
    assert revisions_of(draft, "another-name").count() == kept > 0
    rename_lesson(lesson=first, slug="elsewhere", by=bola)
    rename_lesson(lesson=first, slug="lesson-1", by=bola)
    with pytest.raises(NotYours):
        remove_lesson(lesson=copy, by=bola)


def test_an_address_cut_at_a_hyphen_is_one_all_the_same(bola: User) -> None:
    """The number of the second one stands where the 75th sign was."""
    title = f"{'a' * 74} bcdef"
    drafts = [start_course(title=title, by=bola) for _ in range(3)]
    assert [draft.course.slug[73:] for draft in drafts] == ["a-bcdef", "a-2", "a-3"]
    lessons = [add_lesson(draft=drafts[0], lesson_type="text", title=title, by=bola) for _ in range(2)]
    assert check_slug(lessons[1].slug).endswith("a-2")


def test_another_author_finds_and_changes_nothing(bola: User) -> None:
    draft = write_draft(bola)
    lesson = draft.lessons.get(number=1)
    other, reviewer = make_author("other"), make_reviewer()
    for person in (other, reviewer):
        assert not visible_drafts(person).exists()
        with pytest.raises(Http404):
            find_draft(person, "ledgers")
        for refused in (
            lambda person=person: save_details(draft=draft, details={}, version=draft.version, by=person),
            lambda person=person: add_lesson(draft=draft, lesson_type="text", title="Mine", by=person),
            lambda person=person: save_lesson(lesson=lesson, head={}, source={}, version=lesson.version, by=person),
            lambda person=person: duplicate_lesson(lesson=lesson, by=person),
            lambda person=person: move_lesson(lesson=lesson, number=2, by=person),
            lambda person=person: rename_lesson(lesson=lesson, slug="mine", by=person),
            lambda person=person: remove_lesson(lesson=lesson, by=person),
            lambda person=person: open_draft(course=draft.course, by=person),
            lambda person=person: take_over(course=draft.course, by=person),
        ):
            with pytest.raises(NotYours):
                refused()
        assert not can_write(person, draft)
        assert not can_review(person, draft)
    assert find_draft(bola, "ledgers") == draft


def test_whoever_may_write_no_more_has_no_draft_any_more(bola: User) -> None:
    draft = write_draft(bola)
    bola.user_permissions.clear()
    former = User.objects.get(pk=bola.pk)
    assert not visible_drafts(former).exists()
    with pytest.raises(NotYours):
        save_details(draft=draft, details={}, version=draft.version, by=former)


def test_a_course_of_the_files_is_read_only_until_it_is_taken_over(bola: User, ada: User) -> None:
    course = make_course("Keys", lessons=2)
    make_lesson(course, "quiz")
    with pytest.raises(NotYours):
        take_over(course=course, by=bola)
    with pytest.raises(KeptInFiles):
        open_draft(course=course, by=ada)
    draft = take_over(course=course, by=ada)
    course.refresh_from_db()
    assert (course.kept_in, course.author, draft.state) == (Keeper.DATABASE, ada, "published")
    assert slugs_of(draft.pk) == list(course.lessons.values_list("slug", flat=True))
    assert draft.lessons.get(number=1).source == {"markdown": course.lessons.all()[0].content["markdown"]}
    assert take_over(course=course, by=ada) == draft == open_draft(course=course, by=ada)
    with pytest.raises(NotYours):
        take_over(course=course, by=make_staff("keeper", "write_draft", "take_over_course"))


def test_history_keeps_one_version_a_sitting_and_says_what_changed(bola: User, ada: User) -> None:
    draft = write_draft(bola)
    lesson = draft.lessons.get(slug="lesson-1")
    assert revisions_of(draft, "lesson-1").count() == 1
    save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "One.\nTwo."}, version=lesson.version, by=ada)
    lesson.refresh_from_db()
    save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "One.\n2."}, version=lesson.version, by=ada)
    newer, older = revisions_of(draft, "lesson-1")
    assert (newer.by, older.by) == (ada, bola)
    words = [(line.kind, line.words) for line in difference(older, newer)]
    assert ("added", "2.") in words
    assert ("same", "title: Lesson 1") in words
    assert DraftRevision.objects.filter(draft=draft, lesson_slug="").count() == 1
