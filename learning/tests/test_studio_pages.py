"""The pages of the studio: every kind of lesson written in its form, previewed, tried, and published."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from learning.lesson_types import known_types
from learning.models import Course, CourseDraft, LessonCompletion, LessonDraft, LessonImage, QuizAttempt, User
from learning.studio.lessons import add_lesson
from learning.studio.saving import save_lesson
from learning.studio.starting import start_course
from learning.tests.studio import DETAILS, make_author, make_reviewer, write_draft
from learning.tests.test_writing_forms import posted, written
from learning.writing.lesson_form import fields_of, form_of
from tests.builders import make_user

pytestmark = pytest.mark.django_db
LIBRARY = Path(__file__).parent.parent / "library"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def bola() -> User:
    return make_author()


@pytest.fixture
def author(client: Client, bola: User) -> Client:
    client.force_login(bola)
    return client


def page(name: str, *args: str) -> str:
    return reverse(f"learning:{name}", args=args)


def lesson_of(draft: CourseDraft, lesson_type: str, source: dict[str, Any], *, by: User) -> LessonDraft:
    lesson = add_lesson(draft=draft, lesson_type=lesson_type, title=f"A {lesson_type}", by=by)
    return save_lesson(lesson=lesson, head=lesson.head, source=source, version=lesson.version, by=by)


def form_data(lesson: LessonDraft, **more: str) -> dict[str, Any]:
    """What a browser sends of the lesson's form as it stands."""
    form = form_of(lesson.lesson_type, lesson.head, lesson.source)
    post = posted(fields_of(lesson.lesson_type, form))
    return {name: post.getlist(name) for name in post} | {"version": str(lesson.version), "do": "save"} | more


def test_a_course_is_begun_filled_and_its_lessons_put_in_order_without_javascript(author: Client, bola: User) -> None:
    assert author.post(page("studio"), {"title": " "}).status_code == 422
    answer = author.post(page("studio"), {"title": "Ledgers"})
    assert answer["Location"] == page("studio-course", "ledgers")
    draft = CourseDraft.objects.get()
    contents = page("studio-contents", "ledgers")
    for title in ("One", "Two", "Three"):
        added = author.post(contents, {"do": "add", "kind": "text", "title": title})
        assert added["Location"] == page("studio-lesson", "ledgers", title.lower())
    assert author.post(contents, {"do": "add", "kind": "poem", "title": "x"}).status_code == 409

    def order() -> list[str]:
        return list(draft.lessons.order_by("number").values_list("slug", flat=True))

    for do, wanted in (
        ("up:three", ["one", "three", "two"]),
        ("down:one", ["three", "one", "two"]),
        ("move:two:1", ["two", "three", "one"]),
        ("copy:two", ["two", "two-copy", "three", "one"]),
        ("remove:two", ["two-copy", "three", "one"]),
        ("up:two-copy", ["two-copy", "three", "one"]),
        ("move:one:x", ["two-copy", "three", "one"]),
        ("burn:one", ["two-copy", "three", "one"]),
        ("up:nobody", ["two-copy", "three", "one"]),
        ("remove:\0", ["two-copy", "three", "one"]),
        ("remove:one\0", ["two-copy", "three", "one"]),
    ):
        assert author.post(contents, {"do": do}).status_code == 302
        assert order() == wanted, do
    moved = author.post(contents, {"do": "down:two-copy"}, headers=HTMX)
    assert moved.status_code == 200
    assert "autofocus" in moved.content.decode()
    assert "two" in author.get(page("studio-details-history", "ledgers")).content.decode()


def test_every_kind_of_lesson_has_a_form_that_saves_what_it_shows(author: Client, bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    for lesson_type in known_types():
        lesson = add_lesson(draft=draft, lesson_type=lesson_type, title=f"A {lesson_type}", by=bola)
        address = page("studio-lesson", "ledgers", lesson.slug)
        assert author.get(address).status_code == 200
        assert author.post(address, form_data(lesson)).status_code == 302
        lesson.refresh_from_db()
        said = author.post(address, form_data(lesson, do="autosave", **{"head.title": "Anew"}), headers=HTMX)
        lesson.refresh_from_db()
        assert (said.status_code, lesson.head["title"]) == (200, "Anew"), lesson_type
        assert f'value="{lesson.version}"' in said.content.decode()
        assert author.get(page("studio-preview", "ledgers", lesson.slug)).status_code == 200
        assert author.get(page("studio-try", "ledgers", lesson.slug)).status_code == 200
        assert author.post(page("studio-try", "ledgers", lesson.slug), {"step": "x"}).status_code in (200, 409, 422)


@pytest.mark.parametrize(
    "file",
    [
        "blockchain-from-zero/01-what-is-a-ledger.md",
        "blockchain-from-zero/04-hash-it-yourself.yaml",
        "blockchain-from-zero/05-check-ledgers-and-hashes.yaml",
        "solidity-1-a-pot-that-keeps-its-word/04-take-money-in.yaml",
        "your-first-transaction/02-send-it-exactly.yaml",
    ],
)
def test_lessons_of_the_library_are_shown_saved_and_previewed_as_they_are(
    author: Client, bola: User, file: str
) -> None:
    lesson_type, source = written(LIBRARY / file)
    draft = start_course(title="Ledgers", by=bola)
    lesson = lesson_of(draft, lesson_type, source, by=bola)
    address = page("studio-lesson", "ledgers", lesson.slug)
    shown = author.get(address).content.decode()
    assert "Traceback" not in shown
    author.post(address, form_data(lesson))
    saved = LessonDraft.objects.get(pk=lesson.pk)
    assert (saved.source, saved.version) == (lesson.source, lesson.version)
    preview = author.get(page("studio-preview", "ledgers", lesson.slug)).content.decode()
    assert 'id="lesson-body"' in preview
    assert "Sign in" not in preview


def test_a_long_text_is_saved_in_every_script(author: Client, bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    lesson = lesson_of(draft, "text", {"markdown": "Words."}, by=bola)
    address = page("studio-lesson", "ledgers", lesson.slug)
    shown = author.get(address).content.decode()
    assert shown.count(' enctype="multipart/form-data"') == 1
    assert shown.count('hx-encoding="multipart/form-data"') == 2
    # Six signs a letter in the other way of sending a form: more than is taken.
    words = "я" * 60_000
    assert author.post(address, form_data(lesson, **{"source.blocks.0.markdown": words})).status_code == 302
    assert LessonDraft.objects.get(pk=lesson.pk).source == {"markdown": words}


def test_the_list_of_courses_reads_no_lesson_to_count_them(author: Client, bola: User) -> None:
    write_draft(bola, lessons=2)
    with CaptureQueriesContext(connection) as asked:
        assert "3 lessons" in author.get(page("studio")).content.decode()
    (lessons,) = (query["sql"] for query in asked if 'FROM "lesson_drafts"' in query["sql"])
    assert '"source"' not in lessons


def test_entries_are_added_and_removed_and_what_was_typed_stays(author: Client, bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    quiz = lesson_of(draft, "quiz", {"questions": []}, by=bola)
    address = page("studio-lesson", "ledgers", quiz.slug)
    typed = form_data(quiz, do="add:source.questions:single", **{"head.title": "Typed"})
    for headers in ({}, HTMX):
        answer = author.post(address, typed, headers=headers)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert 'value="Typed"' in text
        assert "source.questions.1.options" in text
    quiz.refresh_from_db()
    assert quiz.head["title"] == "Typed"


def test_a_lesson_gets_another_address_or_a_sentence_why_not(author: Client, bola: User) -> None:
    draft = write_draft(bola, lessons=2)
    first, second = draft.lessons.order_by("number")[:2]
    address = page("studio-address", draft.course.slug, first.slug)
    assert first.slug in author.get(address).content.decode()
    for typed in (second.slug, "finished", "Two words", "قلم", "a\0b", "", "x" * 300):
        answer = author.post(address, {"slug": typed})
        assert (answer.status_code, 'aria-invalid="true"' in answer.content.decode()) == (409, True), typed
    for _ in range(2):
        answer = author.post(address, {"slug": "coins"})
        assert answer["Location"] == page("studio-lesson", draft.course.slug, "coins")
        address = page("studio-address", draft.course.slug, "coins")
    assert draft.lessons.get(pk=first.pk).slug == "coins"


def test_who_saves_after_somebody_else_is_told_and_loses_nothing(author: Client, bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    lesson = lesson_of(draft, "text", {"markdown": "Mine."}, by=bola)
    address = page("studio-lesson", "ledgers", lesson.slug)
    mine = form_data(lesson, **{"source.blocks.0.markdown": "My own words."})
    save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "Theirs."}, version=lesson.version, by=bola)
    assert author.post(address, mine | {"do": "autosave"}, headers=HTMX).status_code == 409
    for headers in ({}, HTMX):
        told = author.post(address, mine, headers=headers)
        assert told.status_code == 409
        assert "My own words." in told.content.decode()
        assert LessonDraft.objects.get(pk=lesson.pk).source == {"markdown": "Theirs."}
    assert author.post(address, mine | {"do": "overwrite"}).status_code == 302
    assert LessonDraft.objects.get(pk=lesson.pk).source == {"markdown": "My own words."}
    history = page("studio-lesson-history", "ledgers", lesson.slug)
    assert author.get(history).status_code == 200
    first = draft.revisions.filter(lesson_slug=lesson.slug).order_by("pk")[0]
    assert author.post(history, {"revision": first.pk}).status_code == 302
    for nonsense in ("", "x", "99999999999999999", str(10**30)):
        assert author.post(history, {"revision": nonsense}).status_code == 409


def test_a_quiz_and_a_text_are_tried_and_graded_and_nothing_is_kept(author: Client, bola: User) -> None:
    draft = start_course(title="Ledgers", by=bola)
    question = {"id": "one", "kind": "true_false", "prompt": "Is it?", "answer": True, "explanation": "It is."}
    quiz = lesson_of(draft, "quiz", {"questions": [question]}, by=bola)
    address = page("studio-try", "ledgers", quiz.slug)
    assert author.post(address, {}).status_code == 422
    assert "You passed" in author.post(address, {"q-one": "true"}).content.decode()
    assert "Not yet" in author.post(address, {"q-one": "false"}, headers=HTMX).content.decode()
    check = "```check\nkind: true_false\nprompt: Is it so?\nanswer: true\nexplanation: It is.\n```"
    text = lesson_of(draft, "text", {"markdown": f"## One\n\nWords.\n\n{check}\n\n## Two\n\nMore words."}, by=bola)
    address = page("studio-try", "ledgers", text.slug)
    first = author.get(address).content.decode()
    name = first.partition('name="q-')[2].partition('"')[0]
    assert "Not yet" in author.post(address, {"step": "section-one", f"q-{name}": "false"}).content.decode()
    assert "Right" in author.post(address, {"step": "section-one", f"q-{name}": "true"}).content.decode()
    assert "You have done this lesson" in author.post(address, {"step": "section-two"}).content.decode()
    assert author.get(f"{address}?anew").status_code == 302
    assert not QuizAttempt.objects.exists()
    assert not LessonCompletion.objects.exists()


def test_a_course_goes_to_learners_by_way_of_a_reviewer(client: Client, bola: User) -> None:
    draft = write_draft(bola)
    step = page("studio-step", "ledgers")
    client.force_login(bola)
    assert client.post(step, {"do": "approve"}).status_code == 403
    assert client.post(step, {"do": "submit"}).status_code == 302
    lesson = draft.lessons.first()
    assert lesson is not None
    typed = form_data(lesson, **{"head.title": "Changed"})
    for headers in ({}, HTMX):
        for do in ("save", "autosave"):
            answer = client.post(page("studio-lesson", "ledgers", lesson.slug), typed | {"do": do}, headers=headers)
            assert answer.status_code == 409
    client.force_login(make_reviewer())
    assert "Ledgers" in client.get(page("studio")).content.decode()
    assert client.get(page("studio-course", "ledgers")).status_code == 200
    assert client.get(page("studio-lesson", "ledgers", lesson.slug)).status_code == 200
    assert client.post(step, {"do": "send_back", "note": " "}).status_code == 409
    assert client.post(step, {"do": "send_back", "note": "Say more."}).status_code == 302
    client.force_login(bola)
    assert "Say more." in client.get(page("studio-course", "ledgers")).content.decode()
    client.post(step, {"do": "submit"})
    client.force_login(User.objects.get(username="carlos"))
    version = CourseDraft.objects.get().version
    assert client.post(step, {"do": "approve", "version": version, "at": "soon"}).status_code == 409
    far = client.post(step, {"do": "approve", "version": version, "at": "9999-12-31T23:59"})
    assert (far.status_code, "366 days" in far.content.decode()) == (409, True)
    assert client.post(step, {"do": "approve", "version": "1"}).status_code == 409
    assert client.post(step, {"do": "approve", "version": version}).status_code == 302
    draft.course.refresh_from_db()
    assert draft.course.is_published


def test_details_are_written_in_their_form(author: Client, bola: User) -> None:
    start_course(title="Ledgers", by=bola)
    address = page("studio-details", "ledgers")
    assert author.get(address).status_code == 200
    # By the form's names, and of what was typed no more than tells what it was.
    author.post(
        address, {"title": "Ledgers", "track": "9" * 400, "completion_xp": "many", "version": "1", "do": "save"}
    )
    told = author.get(page("studio-course", "ledgers")).content.decode()
    assert ("XP for it: " in told, "completion_xp" in told, "9" * 40 in told, "9" * 41 in told) == (
        True,
        False,
        True,
        False,
    )
    CourseDraft.objects.all().delete()
    Course.objects.all().delete()
    start_course(title="Ledgers", by=bola)
    fields = {key: str(value) for key, value in DETAILS.items() if isinstance(value, str | float)}
    objectives = {f"objectives.{place}": words for place, words in enumerate(DETAILS["objectives"])}
    post = fields | objectives | {"objectives.#": ["0", "1", "2", "3"], "version": "1", "do": "save"}
    assert author.post(address, post).status_code == 302
    assert CourseDraft.objects.get().details == DETAILS
    assert author.post(address, post | {"title": "x"}).status_code == 409


def a_picture(name: str = "pot.png", data: bytes | None = None) -> SimpleUploadedFile:
    into = BytesIO()
    Image.new("RGB", (120, 60), "#263f8c").save(into, "PNG")
    return SimpleUploadedFile(name, into.getvalue() if data is None else data, "image/png")


def test_pictures_are_added_with_words_shown_and_taken_out_once_no_lesson_shows_them(
    author: Client, bola: User
) -> None:
    draft = start_course(title="Ledgers", by=bola)
    address = page("studio-pictures", "ledgers")
    for refused in (
        {"alt": "A blue pot"},
        {"alt": "", "picture": a_picture()},
        {"alt": "A [blue] pot", "picture": a_picture()},
        {"alt": "A blue pot", "picture": a_picture("pot.svg", b"<svg onload='x()'/>")},
        {"alt": "A blue pot", "picture": a_picture("pot.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100)},
    ):
        answer = author.post(address, refused)
        assert answer.status_code == 422, refused
        assert "notice-bad" in answer.content.decode()
    assert not LessonImage.objects.exists()
    for words in ("A blue pot", "A pot, all blue"):
        assert author.post(address, {"alt": words, "picture": a_picture()}).status_code == 302
    kept = LessonImage.objects.get()
    line = f"![A pot, all blue](/courses/images/{kept.name}.webp)"
    assert line in author.get(address).content.decode()
    lesson = lesson_of(draft, "text", {"markdown": f"## One\n\n{line}"}, by=bola)
    preview = author.get(page("studio-preview", "ledgers", lesson.slug)).content.decode()
    assert f'src="/courses/images/{kept.name}.webp"' in preview
    assert line in author.get(page("studio-lesson", "ledgers", lesson.slug)).content.decode()
    assert author.get(f"/courses/images/{kept.name}.webp").status_code == 200
    assert author.post(address, {"remove": kept.name}).status_code == 422
    save_lesson(lesson=lesson, head=lesson.head, source={"markdown": "## One\n\nWords."}, version=2, by=bola)
    assert author.post(address, {"remove": kept.name}).status_code == 302
    assert not LessonImage.objects.exists()
    for nothing in ("../../x", "\0"):
        assert author.post(address, {"remove": nothing}).status_code == 302


def test_nobody_else_finds_anything_here(client: Client, bola: User) -> None:
    draft = write_draft(bola)
    lesson = draft.lessons.first()
    assert lesson is not None
    addresses = [
        page("studio-course", "ledgers"),
        page("studio-details", "ledgers"),
        page("studio-pictures", "ledgers"),
        page("studio-details-history", "ledgers"),
        *(
            page(name, "ledgers", lesson.slug)
            for name in ("studio-lesson", "studio-preview", "studio-try", "studio-lesson-history")
        ),
    ]
    for address in [page("studio"), *addresses]:
        assert client.get(address).status_code == 302
    client.force_login(make_user("amina-2"))
    for address in [page("studio"), *addresses]:
        assert client.get(address).status_code in (302, 403)
    client.force_login(make_author("dupe"))
    assert client.get(page("studio")).status_code == 200
    for address in addresses:
        assert client.get(address).status_code == 404
