"""Parts of pages are rendered once for the same values, and never for others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.template import Context, Template, engines
from django.utils import timezone
from django.utils.safestring import mark_safe
from pytest_django.fixtures import Settings

from learning.models import Course
from learning.web import parts
from learning.web.parts import age_of, forget_parts, render_part

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Thing:
    name: str


@pytest.fixture(autouse=True)
def words(settings: Settings) -> Iterator[dict[str, str]]:
    """Templates of these tests, by their name."""
    found = {
        "plain.html": "{{ thing.name }}{{ text }}{{ number }}",
        "form.html": "<form>{% csrf_token %}{{ text }}</form>",
        "when.html": "{% load tz %}{{ at|date:'H:i' }} {{ at|timesince }}",
        "words.html": "{% if words %}<q>{{ words }}</q>{% endif %}{{ text }}",
        "who.html": "{{ request.user }}{{ user }}{{ messages }}",
    }
    loaders = [("django.template.loaders.locmem.Loader", found)]
    options = {**settings.TEMPLATES[0]["OPTIONS"], "loaders": loaders}
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "APP_DIRS": False, "OPTIONS": options}]
    forget_parts()
    yield found
    forget_parts()


def rendered_so_far() -> int:
    return parts._rendered.cache_info().misses


def test_the_same_values_are_rendered_once_and_others_anew() -> None:
    assert render_part("plain.html", thing=Thing("a")) == "a"
    before = rendered_so_far()
    assert render_part("plain.html", thing=Thing("a")) == "a"
    assert rendered_so_far() == before
    assert render_part("plain.html", thing=Thing("b")) == "b"
    assert rendered_so_far() == before + 1


def test_what_is_equal_and_yet_another_thing_is_not_taken_for_the_same() -> None:
    """SafeString("<b>") == "<b>", 1 == True."""
    assert render_part("plain.html", text=mark_safe("<b>")) == "<b>"
    assert render_part("plain.html", text="<b>") == "&lt;b&gt;"
    assert [render_part("plain.html", number=number) for number in (1, True, 1.0)] == ["1", "True", "1.0"]


def test_a_form_has_the_token_of_each_answer_and_a_part_without_one_asks_for_none() -> None:
    tokens = iter(["one", "two"])
    first, second = (str(render_part("form.html", token=lambda: next(tokens), text="x")) for _ in range(2))
    assert 'value="one"' in first
    assert second == first.replace("one", "two")

    def nobody() -> str:
        raise AssertionError("asked for a token")

    assert render_part("plain.html", token=nobody, text="x") == "x"


def test_what_people_wrote_at_length_is_put_in_afterwards() -> None:
    first = render_part("words.html", words=mark_safe("<b>one</b>"), text="&")
    before = rendered_so_far()
    assert render_part("words.html", words=mark_safe("<b>two</b>"), text="&") == "<q><b>two</b></q>&amp;"
    assert (first, rendered_so_far()) == ("<q><b>one</b></q>&amp;", before)
    assert render_part("words.html", text="&") == "&amp;"


def test_readers_of_other_time_zones_and_languages_share_nothing(settings: Settings) -> None:
    with time_machine.travel(NOW, tick=False):
        shown = []
        for zone in ("UTC", "Africa/Lagos"):
            with timezone.override(zone):
                shown.append(render_part("when.html", at=NOW, age=age_of(NOW)).partition(" ")[0])
        assert shown == ["12:00", "13:00"]


def test_how_long_ago_something_was_is_told_as_time_goes_by() -> None:
    told = []
    for later in (
        timedelta(minutes=2),
        timedelta(minutes=3),
        timedelta(hours=5),
        timedelta(hours=6),
        timedelta(days=3),
    ):
        with time_machine.travel(NOW + later, tick=False):
            told.append(render_part("when.html", at=NOW, age=age_of(NOW)).partition(" ")[2].replace("\xa0", " "))
    assert told == ["2 minutes", "3 minutes", "5 hours", "6 hours", "3 days"]
    ages = []
    for seconds in (-7200, -30, 0, 30, 59, 60, 90, 1800, 3600, 5400, 30 * 3600):
        with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
            ages.append(age_of(NOW))
    assert ages == [-7200, -30, 0, 30, 59, 60, 60, 1800, 3600, 3600, 30 * 3600]


def test_nothing_of_the_request_is_in_a_part() -> None:
    page: Any = engines["django"].from_string('{% load parts %}{% part "who.html" text="x" %}')
    context = {"request": "amina's", "user": "amina", "messages": "hers"}
    assert Template(str(page.template.source)).render(Context(context)) == ""


def test_a_row_is_refused(db: None) -> None:
    with pytest.raises(TypeError, match=r"plain.html was given a row as thing"):
        render_part("plain.html", thing=Course(title="Keys"))
