"""Pictures beside a lesson: encoded anew, told in words, light, and at an address that never changes."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from learning.content.pictures.address import address_of, name_in, size_of
from learning.content.pictures.encoding import LARGEST, PictureUnusable, encode_picture
from learning.loader.library import load_library
from learning.models import Lesson, LessonImage
from learning.tests.course_files import write_course

pytestmark = pytest.mark.django_db


def picture(size: tuple[int, int] = (400, 200), format_: str = "PNG", *, seed: int = 0) -> bytes:
    into = BytesIO()
    image = Image.new("RGB", size, (seed, 63, 140))
    exif = Image.Exif()
    exif[271] = "A camera"
    image.save(into, format_, exif=exif)
    return into.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    into = BytesIO()
    Image.frombytes("RGB", size, Random(1).randbytes(size[0] * size[1] * 3)).save(into, "PNG")  # noqa: S311
    return into.getvalue()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = write_course(tmp_path)
    (folder / "images").mkdir()
    (folder / "images" / "page.png").write_bytes(picture())
    return folder


def write(folder: Path, body: str) -> None:
    words = "A page of words. " * 40
    (folder / "03-first.md").write_text(f"---\ntitle: First\nminutes: 5\n---\n\n{words}\n\n{body}\n")


def test_a_picture_beside_a_lesson_is_stored_and_shown_with_its_size(course: Path, client: Client) -> None:
    write(course, '![A page with one entry](page.png "The first page")')
    assert load_library(course.parent, slugs=[]).mistakes == []

    stored = LessonImage.objects.get()
    html = str(Lesson.objects.get(slug="first").content)
    assert f'<img src="{address_of(stored.name)}" alt="A page with one entry" width="400" height="200"' in html
    assert "The first page</figcaption>" in html
    answer = client.get(address_of(stored.name))
    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]
    with Image.open(BytesIO(answer.content)) as shown:
        assert (shown.format, shown.size) == ("WEBP", (400, 200))
        assert not shown.getexif()


def test_what_no_lesson_shows_any_more_is_removed(course: Path, client: Client) -> None:
    write(course, "![A page with one entry](images/page.png) and more words")
    load_library(course.parent, slugs=[])
    address = address_of(LessonImage.objects.get().name)
    assert f'<img src="{address}"' in str(Lesson.objects.get(slug="first").content)

    (course / "images" / "page.png").write_bytes(picture(seed=9))
    load_library(course.parent, slugs=[])
    assert address_of(LessonImage.objects.get().name) != address
    assert client.get(address).status_code == 404

    write(course, "No picture.")
    loaded = load_library(course.parent, slugs=[])
    assert not LessonImage.objects.exists()
    assert "No lesson shows this picture." in [warning.sentence for warning in loaded.warnings]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("![](page.png)", "Say in the brackets what the picture shows"),
        ("![A page with one entry](pgae.png)", "There is no picture pgae.png beside the lesson"),
        ("![A page with one entry](../other/page.png)", "There is no picture ../other/page.png beside the lesson"),
        ("![A page with one entry](https://example.org/page.png)", "lies on another website"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(course: Path, body: str, sentence: str) -> None:
    write(course, body)
    mistakes = load_library(course.parent, slugs=[], check=True).mistakes
    assert [(mistake.file.name, mistake.line) for mistake in mistakes] == [("03-first.md", 8)]
    assert sentence in mistakes[0].sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg></svg>", "This is no picture that can be read"),
        (picture((8, 8)), "It is too small"),
        (picture()[:200], "This is no picture that can be read"),
        (noise((700, 300)), "It would weigh more than 60 kB"),
        (b"\0" * (11 * 2**20), "The file is larger than 10 MB."),
    ],
)
def test_a_file_that_is_no_picture_or_too_heavy_is_refused(course: Path, data: bytes, sentence: str) -> None:
    (course / "images" / "page.png").write_bytes(data)
    mistakes = load_library(course.parent, slugs=[], check=True).mistakes
    assert sentence in " ".join(mistake.sentence for mistake in mistakes if mistake.file.name == "page.png")


def test_what_moves_is_refused() -> None:
    into = BytesIO()
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(PictureUnusable, match="It moves"):
        encode_picture(into.getvalue())


def test_a_wide_picture_is_made_no_wider_than_a_lesson_needs_and_is_always_the_same() -> None:
    encoded = encode_picture(picture((3000, 300), "JPEG"))
    assert size_of(encoded.name) == (1312, 131)
    assert len(encoded.data) <= LARGEST
    assert encode_picture(picture((3000, 300), "JPEG")) == encoded


def test_addresses_are_those_of_the_view() -> None:
    name = f"{'0' * 32}-400x200"
    assert address_of(name) == reverse("learning:lesson-image", args=[name])
    assert name_in(address_of(name)) == name
    assert name_in("/courses/images/../x.webp") == ""
