"""Courses, lessons and people in the one search of the site."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchRank
from django.db.models import Count, F, QuerySet, Window
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.models import Course, Lesson, User
from learning.models.search_column import SearchColumn, WantedWords, matching
from learning.search.marking import Found, highlight
from learning.search.people import people_named
from learning.search.sources import MOST_COUNTED, SearchHit, SearchHits, SearchSource


class CourseSource(SearchSource):
    key = "courses"
    label = gettext_lazy("Courses")
    order = 10

    def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
        courses = _ranked(matching(Course.objects.readable_by(reader.pk), words), words)[:most]
        hits = [
            SearchHit(
                course.get_absolute_url(),
                found.mark(course.title),
                f"{course.get_track_display()} · {course.get_difficulty_display()}",
                found.excerpt(course.description),
                course.thumbnail_emoji,
            )
            for course in courses
        ]
        return SearchHits(hits, courses[0].total if courses else 0)


class LessonSource(SearchSource):
    key = "lessons"
    label = gettext_lazy("Lessons")
    order = 20

    def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
        readable = Lesson.objects.filter(course__in=Course.objects.readable_by(reader.pk))
        plain = KeyTextTransform("plain", "content")
        ranked = _ranked(matching(readable, words), words).annotate(plain=plain)
        lessons = ranked.select_related("course").defer("content", "course__description")[:most]
        hits = [
            SearchHit(
                lesson.get_absolute_url(),
                found.mark(lesson.title),
                f"{lesson.course.title} · {lesson.get_lesson_type_display()}",
                found.excerpt(lesson.plain or ""),
            )
            for lesson in lessons
        ]
        return SearchHits(hits, lessons[0].total if lessons else 0)


class PeopleSource(SearchSource):
    """Active people who let their profile be seen by everybody."""

    key = "people"
    label = gettext_lazy("People")
    order = 50

    def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
        seen = people_named(words).filter(is_active=True, profile_public=True)
        people = list(seen.only("username", "avatar_emoji", "courses_completed")[: MOST_COUNTED + 1])
        hits = [
            SearchHit(
                reverse("profile", args=[person.username]),
                _mark_part(person.username, words),
                _finished(person.courses_completed),
                emoji=person.avatar_emoji,
            )
            for person in people[:most]
        ]
        return SearchHits(hits, len(people))


def _ranked(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """The best first, each with `total`: how many there are."""
    rank = SearchRank(SearchColumn(), WantedWords(words), normalization=1)
    ranked: QuerySet[Any] = rows.annotate(total=Window(Count("*"))).order_by(rank.desc(), F("pk").asc())
    return ranked


def _mark_part(name: str, part: str) -> SafeString:
    """`name` for a page, `part` marked where it stands just so."""
    wanted = part.strip()
    at = name.lower().find(wanted.lower())
    return highlight(name, [(at, at + len(wanted))] if at >= 0 else [])


def _finished(courses: int) -> str:
    if not courses:
        return _("Learner")
    return ngettext("%(courses)d course finished", "%(courses)d courses finished", courses) % {"courses": courses}
