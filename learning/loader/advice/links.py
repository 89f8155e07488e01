"""Links that lead nowhere: those inside the school surely, those to other websites when asked to look."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve

from learning.lesson_types import kind_of
from learning.loader.advice.passages import tokens_in
from learning.loader.advice.review import Review, ReviewedLesson
from learning.loader.mistakes import Mistake

_COURSES: Final = "courses"
_ID: Final = re.compile(r' id="([^"]+)"')
# A course's own addresses that are no lesson.
_NO_LESSON: Final = ("images",)


def find_dead_links(review: Review) -> Iterator[Mistake]:
    for lesson in review.lessons:
        for address in dict.fromkeys(_links_of(lesson)):
            if address.startswith(("http:", "https:")):
                if review.visit and (trouble := review.visit(address)):
                    yield lesson.warn(f"The link {address} {trouble}.", address)
            elif not address.startswith("mailto:") and (why := _dead(address, lesson, review)):
                yield lesson.refuse(f"The link {address} leads nowhere: {why}.", address)


def find_dead_readings(review: Review) -> Iterator[Mistake]:
    """Where questions send learners to read again."""
    for lesson in review.lessons:
        for question in kind_of(lesson.source.lesson_type).questions(lesson.source.content):
            place, _, section = question.get("read", "").partition("#")
            course, _, slug = place.rpartition("/")
            address = f"/{_COURSES}/{course or review.course.slug}/{slug}/#{section}"
            if place and (why := _dead(address, lesson, review)):
                yield lesson.refuse(f'"read: {question["read"]}" leads nowhere: {why}.', question["read"])


def _links_of(lesson: ReviewedLesson) -> Iterator[str]:
    for text in lesson.texts:
        for token in tokens_in(text):
            if token.type == "link_open":
                yield str(token.attrGet("href"))
    yield from (source["url"] for source in lesson.source.sources)


def _dead(address: str, lesson: ReviewedLesson, review: Review) -> str:
    """Why `address`, which is one of ours, leads nowhere; empty when it does lead somewhere."""
    parts = urlsplit(address)
    place, anchor = [each for each in unquote(parts.path).split("/") if each], unquote(parts.fragment)
    target: ReviewedLesson | None = lesson
    if place:
        if why := _dead_path(parts.path, place, review):
            return why
        target = _lesson_at(place, review)
    if anchor and target and anchor not in _places_in(target.source.content):
        return f'the lesson has no place called "{anchor}"'
    return ""


def _dead_path(path: str, place: list[str], review: Review) -> str:
    if place[0] == _COURSES and len(place) > 1 and place[1] not in _NO_LESSON:
        if place[1] not in review.shelf:
            return f'there is no course "{place[1]}"'
        if len(place) > 2 and place[2] not in review.shelf[place[1]]:
            return f'the course has no lesson "{place[2]}"'
    try:
        resolve(unquote(path))
    except Resolver404:
        return "the site has no such address"
    return ""


def _places_in(content: Any, key: str = "") -> set[str]:
    """The ids of headings, notes and steps that a page of the lesson has."""
    if isinstance(content, dict):
        own = {str(content["id"])} if "html" in content and "id" in content else set()
        return own.union(*(_places_in(value, name) for name, value in content.items()))
    if isinstance(content, list):
        return set().union(*(_places_in(value, key) for value in content))
    return set(_ID.findall(content)) if isinstance(content, str) and key.endswith("html") else set()


def _lesson_at(place: list[str], review: Review) -> ReviewedLesson | None:
    """The lesson of this course that an address is of; of other courses only the names of files are known."""
    if place[0] != _COURSES or len(place) < 3 or place[1] != review.course.slug:
        return None
    return next((each for each in review.lessons if each.source.slug == place[2]), None)
