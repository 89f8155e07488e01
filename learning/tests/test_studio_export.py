"""A course taken out as a folder: loaded into an empty database and taken out again, it is the same byte for byte."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from learning.loader.library import load_library
from learning.management.commands.load_courses import LIBRARY
from learning.models import Course, CourseDraft, GlossaryTerm, Lesson, LessonImage, User
from learning.studio.exporting import export_course
from learning.studio.files import write_folder
from learning.studio.importing import FolderUnreadable, import_folder
from learning.studio.reviewing import approve, submit
from learning.studio.taking_over import take_over
from learning.tests.course_files import course_yaml, text_lesson, write_course
from learning.tests.studio import make_author, make_reviewer
from learning.tests.test_lesson_pictures import picture

pytestmark = pytest.mark.django_db

Folders = dict[str, dict[str, bytes]]


def load(library: Path) -> None:
    loaded = load_library(library, slugs=[])
    assert loaded.mistakes == []
    assert loaded.kept_here == []


def everything() -> Folders:
    return {course.slug: export_course(course) for course in Course.objects.order_by("slug")}


def versions() -> list[tuple[str, str, str]]:
    """What authors wrote, whatever it was compiled to."""
    rows = Lesson.objects.order_by("course__slug", "sequence_number")
    return list(rows.values_list("course__slug", "slug", "content_version"))


def empty() -> None:
    Course.objects.all().delete()
    GlossaryTerm.objects.all().delete()


def round_trip(library: Path, place: Path) -> Folders:
    """Take out all that there is, load that alone, and take it out again: both times the same."""
    first, written = everything(), versions()
    for slug, files in first.items():
        write_folder(files, place / slug)
    if (library / "glossary.yaml").exists():
        shutil.copy(library / "glossary.yaml", place)
    empty()
    load(place)
    assert everything() == first
    assert versions() == written
    return first


def test_every_course_that_ships_comes_back_as_it_was(tmp_path: Path) -> None:
    load(LIBRARY)
    folders = round_trip(LIBRARY, tmp_path / "out")
    assert set(folders) == {folder.name for folder in LIBRARY.iterdir() if folder.is_dir()}
    assert sum(len(files) - 1 for files in folders.values()) == Lesson.objects.count()


def course_with_pictures(library: Path) -> None:
    folder = write_course(library)
    (folder / "images").mkdir()
    for name, seed in (("page.png", 1), ("page.jpeg", 2), ("Grün.gif", 3), ("unused.png", 4)):
        format_ = {".png": "PNG", ".jpeg": "JPEG", ".gif": "GIF"}[Path(name).suffix]
        (folder / "images" / name).write_bytes(picture(format_=format_, seed=seed))
    (folder / "same.png").write_bytes(picture(seed=1))
    words = "A page of words. " * 40
    shown = "\n\n".join(
        f"![A page with an entry]({name})" for name in ("page.png", "images/page.jpeg", "<Grün.gif>", "same.png")
    )
    (folder / "03-first.md").write_text(f"---\ntitle: First\nminutes: 5\n---\n\n{words}\n\n{shown}\n")


def test_pictures_come_back_as_they_are_shown(tmp_path: Path) -> None:
    course_with_pictures(tmp_path / "in")
    load(tmp_path / "in")
    files = round_trip(tmp_path / "in", tmp_path / "out")["ledgers"]
    assert [name for name in files if name.startswith("images/")] == [
        "images/grun.webp",
        "images/page-2.webp",
        "images/page.webp",
    ]
    assert b"![A page with an entry](images/page.webp)" in files["03-first.md"]
    assert LessonImage.objects.count() == 3


def test_a_course_of_the_studio_comes_back_through_files_and_through_a_draft(tmp_path: Path, ada: User) -> None:
    course_with_pictures(tmp_path / "in")
    load(tmp_path / "in")
    before = everything()
    course = Course.objects.get()
    draft = take_over(course=course, by=ada)
    assert export_course(draft) == before["ledgers"]
    CourseDraft.objects.update(state="in_review")
    approve(draft=draft, version=draft.version, by=ada)
    assert everything() == before
    round_trip(tmp_path / "in", tmp_path / "out")
    assert set(Course.objects.values_list("kept_in", flat=True)) == {"file"}

    empty()
    author = make_author()
    imported = import_folder(folder=tmp_path / "out" / "ledgers", by=author)
    assert export_course(imported) == before["ledgers"]
    imported = submit(draft=imported, by=author)
    approve(draft=imported, version=imported.version, by=make_reviewer())
    assert everything() == before


def test_a_folder_is_never_overwritten_and_a_course_that_is_not_there_is_named(tmp_path: Path) -> None:
    write_course(tmp_path / "in")
    load(tmp_path / "in")
    out = StringIO()
    call_command("export_course", "ledgers", "--to", str(tmp_path / "out"), stdout=out)
    assert out.getvalue() == f"ledgers: {tmp_path / 'out' / 'ledgers'}\n"
    assert (tmp_path / "out" / "ledgers" / "course.yaml").read_bytes() == everything()["ledgers"]["course.yaml"]
    for arguments, sentence in (
        (["ledgers"], "nothing is overwritten"),
        (["legders"], 'Did you mean "ledgers"'),
        (["ledgers", "--draft"], "has no draft"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command("export_course", *arguments, "--to", str(tmp_path / "out"))


def test_a_folder_becomes_a_draft_with_its_mistakes_or_is_refused_with_the_file(tmp_path: Path) -> None:
    author = make_author()
    folder = write_course(tmp_path, "odd", course_yaml().replace("  - Doubt a ledger\n", "") + "colour: red\n")
    (folder / "03-more.md").write_text(text_lesson("More", body="![A page with an entry](gone.png)"))
    (folder / "04-more.md").write_text("---\ntitle: Same\nminutes: 5\nmood: good\n---\n\nWords.\n")
    draft = import_folder(folder=folder, by=author)
    assert list(draft.lessons.order_by("number").values_list("slug", flat=True)) == [
        "reading", "check", "more", "more-2"
    ]  # fmt: skip
    assert draft.details["colour"] == "red"
    assert draft.lessons.get(number=4).head["mood"] == "good"

    (folder / "05-broken.yaml").write_text("type: quiz\ntitle: 'unclosed\n")
    (folder / "06-song.yaml").write_text("type: song\ntitle: Sing\n")
    with pytest.raises(FolderUnreadable) as refused:
        import_folder(folder=folder.rename(tmp_path / "other"), by=author)
    assert [mistake.file.name for mistake in refused.value.mistakes] == ["05-broken.yaml", "06-song.yaml"]
    with pytest.raises(FolderUnreadable):
        import_folder(folder=tmp_path / "nowhere", by=author)
    assert Course.objects.count() == 1


def test_the_loader_leaves_alone_what_the_studio_keeps(tmp_path: Path, ada: User) -> None:
    folder = write_course(tmp_path)
    load(tmp_path)
    course = Course.objects.get()
    take_over(course=course, by=ada)
    (folder / "01-reading.md").write_text(text_lesson("Another title"))
    before = list(Lesson.objects.order_by("pk").values())
    loaded = load_library(tmp_path, slugs=[], prune=True)
    assert (loaded.kept_here, loaded.mistakes, loaded.stored) == (["ledgers"], [], [])
    (mistake,) = load_library(tmp_path, slugs=["ledgers"]).mistakes
    assert "kept in the database" in mistake.sentence
    assert list(Lesson.objects.order_by("pk").values()) == before
