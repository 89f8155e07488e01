"""Sources and the month in which somebody checked the facts, from any lesson's file to the foot of its page."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.content.facts import validate_sources
from learning.lessons.facts import checked_too_long_ago, stale_lessons
from learning.loader.library import Loaded, load_library
from learning.models import Lesson
from learning.tests.course_files import quiz_lesson, text_lesson, write_course

pytestmark = pytest.mark.django_db
FACTS = """sources:
  - {title: "Hedera <docs>", url: "https://docs.hedera.com/"}
checked: 2026-01
"""


def load(library: Path, facts: str = FACTS) -> Loaded:
    """A text lesson and a quiz, each with these facts."""
    write_course(
        library,
        n01_reading__md=text_lesson().replace("minutes: 5\n", f"minutes: 5\n{facts}"),
        n02_check__yaml=quiz_lesson().replace("minutes: 4\n", f"minutes: 4\n{facts}"),
    )
    return load_library(library, slugs=[])


def test_lessons_of_every_kind_keep_them(tmp_path: Path) -> None:
    assert load(tmp_path).mistakes == []
    for lesson in Lesson.objects.all():
        assert lesson.sources == [{"title": "Hedera <docs>", "url": "https://docs.hedera.com/"}]
        assert lesson.checked_on == date(2026, 1, 1)
    assert load(tmp_path, "").stored[0].changes == ["2 lessons changed"]
    assert set(Lesson.objects.values_list("checked_on", flat=True)) == {None}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("checked: 2026-13\n", "so: 2026-11"),
        ("checked: 2026\n", "Must be text, not the number 2026"),
        ("checked: 2099-01\n", "still to come"),
        ('sources: [{title: x, url: "javascript:alert(1)"}]\n', "begins with https:// or http://"),
        ("sources: [{title: x}]\n", 'The key "url" is missing.'),
        ("sources: https://x.example\n", "Must be a list"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, facts: str, words: str) -> None:
    loaded = load(tmp_path, facts)
    assert any(words in mistake.sentence for mistake in loaded.mistakes)
    assert not Lesson.objects.exists()


def test_they_stand_at_the_foot_with_a_warning_when_they_are_old(tmp_path: Path, client: Client) -> None:
    load(tmp_path)
    url = reverse("learning:lesson", args=["ledgers", "reading"])
    html = client.get(url).content.decode()
    assert '<a href="https://docs.hedera.com/" rel="noopener nofollow"><bdi>Hedera &lt;docs&gt;</bdi></a>' in html
    assert "Facts checked in January 2026." in html
    Lesson.objects.update(checked_on=date(timezone.localdate().year - 2, 1, 1))
    assert "more than a year ago" in client.get(url).content.decode()
    Lesson.objects.update(checked_on=None, sources=[])
    assert "facts-foot" not in client.get(url).content.decode()


def test_facts_hold_a_year(tmp_path: Path) -> None:
    load(tmp_path)
    assert list(stale_lessons(today=date(2027, 1, 31))) == []
    assert [lesson.slug for lesson in stale_lessons(today=date(2027, 2, 1))] == ["reading", "check"]
    assert not checked_too_long_ago(None, today=date(2027, 2, 1))


def test_the_admin_takes_no_address_that_runs() -> None:
    validate_sources([{"title": "x", "url": "https://x.example"}])
    for wrong in ([{"title": "x", "url": "javascript:alert(1)"}], ["https://x.example"], {"a": 1}):
        with pytest.raises(ValidationError):
            validate_sources(wrong)


def test_the_admin_lists_what_is_old(tmp_path: Path, admin_client: Client) -> None:
    load(tmp_path)
    Lesson.objects.filter(slug="reading").update(checked_on=date(2020, 1, 1))
    Lesson.objects.filter(slug="check").update(checked_on=None)
    url = reverse("admin:learning_lesson_changelist")
    for wanted, seen in (("old", "/ledgers/reading/"), ("unchecked", "check")):
        rows = admin_client.get(url, {"facts": wanted}).context["cl"].queryset
        assert [lesson.slug for lesson in rows] == [seen.strip("/").split("/")[-1]]
