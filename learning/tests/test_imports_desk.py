"""Importing in the studio: a file is sent in parts, read by a worker, reported, and made a draft; nothing is lost."""

import errno
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from learning.imports.archives import LARGEST_ARCHIVE
from learning.imports.desk import sending
from learning.imports.desk.reading import run_import
from learning.imports.desk.sending import add_part, begin_import, discard_import, finish_sending, make_draft
from learning.imports.desk.sweeping import MOST_TRIES, forget_files, lost_imports
from learning.imports.desk.tasks import read_import
from learning.imports.importing import import_files
from learning.imports.refusal import ImportRefused
from learning.imports.tests.building import picture, zipped
from learning.models import Course, CourseImport, CourseImportPart, LessonImage, User
from tests.builders import make_course, make_user

pytestmark = pytest.mark.django_db
Capture = Callable[..., Any]

SCHOOL = zipped(
    {
        "pots/1-one.md": "# One pot\n\nIt holds [two](2-two.md).\n\n![A pot of clay](pot.png)",
        "pots/2-two.md": "# Two pots\n\nThey hold more.",
        "pots/pot.png": picture(),
    }
)


@pytest.fixture
def author(db: None) -> User:
    person = make_user("ada", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="write_draft"))
    return User.objects.get(pk=person.pk)


@pytest.fixture
def client(author: User) -> Client:
    browser = Client()
    browser.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def send(author: User, data: bytes = SCHOOL, name: str = "pots.zip", part: int = 300) -> CourseImport:
    row = begin_import(by=author, file_name=name, size=len(data), format_key="")
    for number, start in enumerate(range(0, len(data), part)):
        add_part(course_import=row, number=number, data=data[start : start + part])
    finish_sending(course_import=row)
    return row


def fresh(row: CourseImport) -> CourseImport:
    return CourseImport.objects.get(pk=row.pk)


def test_what_is_sent_in_parts_is_reported_and_then_made_a_draft(author: User) -> None:
    row = send(author)
    assert fresh(row).state == "waiting"
    assert run_import(import_id=row.pk)
    read = fresh(row)
    assert (read.state, read.report["format"], read.report["counts"]["texts"]) == ("read", "markdown", 2)
    assert not Course.objects.exists()
    assert CourseImportPart.objects.exists()

    make_draft(course_import=read)
    assert run_import(import_id=row.pk)
    done = fresh(row)
    assert done.state == "done"
    assert done.draft is not None
    assert (done.draft.course.slug, done.draft.course.is_published, done.draft.course.author) == ("pots", False, author)
    one, two = done.draft.lessons.order_by("number")
    image = LessonImage.objects.get(course=done.draft.course)
    assert one.source["markdown"].strip().split("\n\n") == [
        "It holds [two](/courses/pots/two-pots/).",
        f"![A pot of clay](/courses/images/{image.name}.webp)",
    ]
    assert two.title == "Two pots"
    assert not CourseImportPart.objects.exists()


def test_an_address_that_is_taken_leaves_its_course_alone_and_links_follow(author: User) -> None:
    kept = make_course("Pots", lessons=1, slug="pots")
    row = send(author)
    run_import(import_id=row.pk)
    make_draft(course_import=row)
    run_import(import_id=row.pk)
    draft = fresh(row).draft
    assert draft is not None
    assert draft.course.slug == "pots-2"
    assert "](/courses/pots-2/two-pots/)" in draft.lessons.get(number=1).source["markdown"]
    assert Course.objects.get(pk=kept.pk).lessons.count() == 1


def test_a_task_that_is_repeated_or_comes_twice_makes_one_draft(author: User) -> None:
    row = send(author)
    assert [run_import(import_id=row.pk) for _ in range(2)] == [True, False]
    for _ in range(2):
        make_draft(course_import=row)
    assert [run_import(import_id=row.pk) for _ in range(2)] == [True, False]
    make_draft(course_import=row)
    assert not run_import(import_id=row.pk)
    assert Course.objects.count() == 1


def test_what_is_discarded_while_a_worker_is_at_it_becomes_no_draft(
    author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = send(author)
    run_import(import_id=row.pk)
    make_draft(course_import=row)

    def read_and_be_discarded(*given: Any, **named: Any) -> Any:
        imported = import_files(*given, **named)
        discard_import(course_import=row)
        return imported

    monkeypatch.setattr("learning.imports.desk.reading.import_files", read_and_be_discarded)
    assert run_import(import_id=row.pk)
    assert not CourseImport.objects.exists()
    assert not Course.objects.exists()


def test_what_is_discarded_in_another_tab_is_told(author: User) -> None:
    row = begin_import(by=author, file_name="a.gift", size=5, format_key="")
    CourseImport.objects.all().delete()
    with pytest.raises(ImportRefused, match="was discarded"):
        add_part(course_import=row, number=0, data=b"12345")
    for step in (finish_sending, make_draft):
        with pytest.raises(ImportRefused, match="was discarded"):
            step(course_import=row)


def test_a_full_disk_is_our_trouble_and_no_damage_of_the_archive(author: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("learning.imports.archives._write", no_room)
    row = send(author)
    with pytest.raises(OSError, match="No space left"):
        run_import(import_id=row.pk)
    assert "something failed here" in fresh(row).sentence


def test_parts_may_come_twice_and_in_any_order_but_not_more_than_were_announced(author: User) -> None:
    row = begin_import(by=author, file_name="a.gift", size=10, format_key="gift")
    for number, data in ((1, b"67890"), (0, b"12345"), (0, b"again")):
        add_part(course_import=row, number=number, data=data)
    with pytest.raises(ImportRefused, match="More was sent"):
        add_part(course_import=row, number=2, data=b"x")
    finish_sending(course_import=row)
    finish_sending(course_import=row)
    with pytest.raises(ImportRefused, match="sent already"):
        add_part(course_import=row, number=3, data=b"x")
    assert [bytes(part.data) for part in row.pieces.order_by("number")] == [b"12345", b"67890"]


def test_a_file_with_a_hole_is_not_read(author: User) -> None:
    row = begin_import(by=author, file_name="a.gift", size=10, format_key="")
    add_part(course_import=row, number=1, data=b"67890")
    with pytest.raises(ImportRefused, match="Not all of the file"):
        finish_sending(course_import=row)
    assert fresh(row).state == "sending"


@pytest.mark.parametrize(
    ("size", "format_key", "words"),
    [
        (0, "", "empty"),
        (100 * 2**20, "", f"has 100 MB; at most {LARGEST_ARCHIVE // 2**20} MB"),
        (5, "scorm", "no such format"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_it_is_sent(
    size: int, format_key: str, words: str, author: User
) -> None:
    with pytest.raises(ImportRefused, match=words):
        begin_import(by=author, file_name="x.zip", size=size, format_key=format_key)
    assert not CourseImport.objects.exists()


def test_a_person_has_few_files_lying_here_at_once(author: User) -> None:
    for _ in range(sending.MOST_OPEN):
        row = send(author)
    with pytest.raises(ImportRefused, match="imports open"):
        send(author)
    discard_import(course_import=row)
    send(author)


def test_a_hostile_file_is_refused_with_its_sentence_and_goes(author: User) -> None:
    row = send(author, zipped({"../evil.md": "# Evil"}))
    run_import(import_id=row.pk)
    refused = fresh(row)
    assert refused.state == "refused"
    assert "leads out of the archive" in refused.sentence
    assert not CourseImportPart.objects.exists()


def test_our_own_failure_ends_it_with_a_sentence_and_is_not_hidden(
    author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("learning.imports.desk.reading.import_files", fail)
    row = send(author)
    with pytest.raises(ZeroDivisionError):
        run_import(import_id=row.pk)
    assert fresh(row).state == "refused"
    assert "something failed here" in fresh(row).sentence


def test_what_the_queue_or_a_worker_loses_is_found_again_and_given_up_after_three(author: User) -> None:
    row = send(author)
    now = timezone.now() + timedelta(minutes=1)
    assert lost_imports(now=now) == [row.pk]
    for tries in range(1, MOST_TRIES + 1):
        CourseImport.objects.filter(pk=row.pk).update(state="reading", tries=tries)
        assert lost_imports(now=now) == []
        found = lost_imports(now=now + timedelta(hours=1))
        assert found == ([row.pk] if tries < MOST_TRIES else [])
    assert (fresh(row).state, CourseImportPart.objects.count()) == ("refused", 0)


def test_files_that_nobody_comes_back_for_are_forgotten(author: User) -> None:
    row = send(author)
    run_import(import_id=row.pk)
    forget_files(now=timezone.now() + timedelta(hours=23))
    assert fresh(row).state == "read"
    forget_files(now=timezone.now() + timedelta(hours=25))
    assert (fresh(row).state, CourseImportPart.objects.count()) == ("refused", 0)
    forget_files(now=timezone.now() + timedelta(days=91))
    assert not CourseImport.objects.exists()


def test_the_pages_lead_from_the_file_to_the_draft(
    client: Client, author: User, django_capture_on_commit_callbacks: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_import, "apply_async", lambda arguments, **_: run_import(import_id=arguments[0]))
    assert "What you have sent" in client.get("/studio/import/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/studio/import/", {"file": SimpleUploadedFile("pots.zip", SCHOOL), "format": ""})
    row = CourseImport.objects.get()
    page = f"/studio/import/{row.pk}/"
    assert answer.headers["Location"] == page
    shown = client.get(page).content.decode()
    assert "This would come" in shown
    assert "1-one.md" in shown
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{page}draft/")
    assert "The draft is in the studio" in client.get(page).content.decode()
    client.post(f"{page}discard/")
    assert not CourseImport.objects.exists()
    assert Course.objects.filter(slug="pots").exists()


def test_a_script_sends_a_file_in_parts_and_is_told_why_one_is_not_taken(client: Client) -> None:
    refused = client.post("/studio/import/begin/", {"name": "a.zip", "size": str(100 * 2**20), "format": ""})
    assert (refused.status_code, "at most" in refused.json()["sentence"]) == (400, True)
    begun = client.post("/studio/import/begin/", {"name": "a.zip", "size": str(len(SCHOOL)), "format": ""}).json()
    part = SimpleUploadedFile("blob", SCHOOL)
    assert client.post(begun["parts"], {}).status_code == 400
    assert client.post(begun["parts"], {"number": "0", "part": part}).status_code == 200
    page = client.post(begun["parts"], {}).json()["page"]
    assert "The file is being read" in client.get(page).content.decode()
    asked = client.get(page, {"seen": "waiting-0"}, headers={"HX-Request": "true"})
    assert asked.status_code == 204
    CourseImport.objects.update(state="reading", parts_done=1, parts=2)
    changed = client.get(page, {"seen": "waiting-0"}, headers={"HX-Request": "true"}).content.decode()
    assert "1 of 2 lessons" in changed
    assert "<html" not in changed


def test_bad_input_gets_a_sentence_in_the_page(client: Client) -> None:
    for data in ({}, {"file": "no file"}, {"file": SimpleUploadedFile("a.zip", b"")}):
        answer = client.post("/studio/import/", data)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.content.decode()


def test_only_who_writes_courses_comes_in_and_nobody_sees_anothers(client: Client, author: User) -> None:
    row = send(author)
    page = f"/studio/import/{row.pk}/"
    other, learner = make_user("ben", is_staff=True), make_user("chidi")
    other.user_permissions.add(Permission.objects.get(codename="write_draft"))
    posts = [f"{page}part/", f"{page}draft/", f"{page}discard/"]
    for person, status in ((other, 404), (learner, 403)):
        browser = Client()
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        assert browser.get(page).status_code in (status, 302)
        assert {browser.post(path).status_code for path in posts} <= {status, 302}
    assert Client().get("/studio/import/").status_code == 302
    assert fresh(row).state == "waiting"


def test_a_report_of_anything_is_shown(client: Client, author: User, tmp_path: Path) -> None:
    row = send(author)
    note = {"outcome": "left_out", "place": "<b>x</b>.md:1", "sentence": "“<script>” " + "w" * 300}
    CourseImport.objects.filter(pk=row.pk).update(
        state="read", report={"format": "gone", "counts": {"left_out": 700}, "notes": [note]}
    )
    shown = client.get(f"/studio/import/{row.pk}/").content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;.md:1" in shown
    assert "And 699 more." in shown
