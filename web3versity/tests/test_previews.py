"""The pictures beside links (web3versity/previews/, web3versity/views/previews.py)."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from community.models import Discussion
from community.threads.meta import thread_preview
from learning.courses.meta import course_preview
from learning.models import Course, User
from learning.web.page_meta import Preview
from tests.builders import make_course, make_discussion
from web3versity.previews.card import draw_preview, readable

pytestmark = pytest.mark.django_db


def a_preview(title: str) -> Preview:
    return Preview(path="/x", kicker="Help", title=title, note="Here", slug="x")


def test_each_public_page_has_a_picture_of_the_size_that_networks_ask_for(client: Client, amina: User) -> None:
    course = make_course("Keys", slug="keys", lessons=1)
    thread = make_discussion(amina, title="محفظتي ضاعت (HBAR)؟")
    lesson = course.lessons.get()
    for path in (
        "/previews/site.png",
        "/previews/courses/keys.png",
        f"/previews/courses/keys/{lesson.slug}.png",
        f"/previews/threads/{thread.pk}.png",
        "/previews/learners/amina.png",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert "Cookie" not in answer.headers.get("Vary", "")
        # WhatsApp shows none above 300 KB.
        assert len(answer.content) < 150_000
        with Image.open(BytesIO(answer.content)) as picture:
            assert picture.size == (1200, 630)


def test_a_picture_is_kept_for_good_under_the_address_of_its_words(client: Client) -> None:
    course = make_course("Keys", slug="keys")
    address = course_preview(course).picture().path
    kept = client.get(address)
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(address, headers={"If-None-Match": kept.headers["ETag"]}).status_code == 304
    Course.objects.filter(pk=course.pk).update(title="Keys and wallets")
    course.refresh_from_db()
    assert course_preview(course).picture().path != address
    assert client.get(address).headers["Cache-Control"] == "public, max-age=3600"


def test_votes_and_answers_change_no_picture(amina: User) -> None:
    thread = make_discussion(amina)
    before = thread_preview(thread).version
    Discussion.objects.filter(pk=thread.pk).update(upvote_count=7, reply_count=9)
    thread.refresh_from_db()
    assert thread_preview(thread).version == before


def test_what_nobody_may_read_without_an_account_has_none(moyo_client: Client, amina: User, zuri: User) -> None:
    make_course("Draft", slug="draft", is_published=False)
    thread = make_discussion(amina, hidden_at=timezone.now())
    for path in (f"threads/{thread.pk}", "threads/0", "courses/draft", "learners/zuri", "learners/nobody"):
        assert moyo_client.get(f"/previews/{path}.png").status_code == 404


@pytest.mark.parametrize("title", ["Keys", "Kí ni àpamọ́wọ́?", "محفظتي ضاعت", "मेरा बटुआ", "ቦርሳዬ ጠፋ", "Мой кошелёк"])
def test_titles_are_written_in_the_scripts_of_the_fonts(title: str) -> None:
    assert readable(a_preview(title)) == ("Help", title, "Here")


@pytest.mark.parametrize("title", ["钱包丢了", "กระเป๋าเงินหาย", "🎉"])
def test_what_the_fonts_lack_is_left_to_the_words_beside_the_picture(title: str) -> None:
    assert readable(a_preview(title)) == ("", "Help", "Here")


def test_a_title_of_any_length_stays_on_the_picture_and_is_drawn_alike_each_time() -> None:
    long = a_preview("W" * 200 + " wallet" * 30)
    assert draw_preview(long) == draw_preview.__wrapped__(long)
