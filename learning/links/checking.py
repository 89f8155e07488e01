"""Looking at the links of one lesson, and keeping those that lead nowhere until they lead somewhere again."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.db.models import F
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from learning.links.finding import links_of
from learning.links.visiting import NoAnswer, visit
from learning.models import DeadLink, Lesson


def check_links(*, lesson_id: int, now: datetime, visit: Callable[[str], str] = visit) -> dict[str, str]:
    """What is wrong with which of the lesson's links. What was dead before is counted once more, what is not goes.

    Asks other websites, outside of any transaction. `visit` says what is wrong with a page, and raises NoAnswer.
    """
    lesson = Lesson.objects.filter(pk=lesson_id).only("content", "sources").first()
    if lesson is None:
        return {}
    links = links_of(lesson.content, lesson.sources)
    outside = [link for link in links if link.startswith(("http:", "https:"))]
    inside = {link: why for link in links if link not in outside and (why := _wrong_inside(link))}
    dead = inside | _visit_all(outside, visit)
    _keep(lesson_id, dead, now)
    return dead


def _visit_all(links: list[str], visit: Callable[[str], str]) -> dict[str, str]:
    """Where nobody answers at all, it is this machine that has no Internet: then nothing is known of those."""
    found: dict[str, str] = {}
    silent = []
    for link in links:
        try:
            found[link] = visit(link)
        except NoAnswer:
            silent.append(link)
    said = _("It does not answer.")
    return {link: why for link, why in found.items() if why} | (dict.fromkeys(silent, said) if found else {})


def _wrong_inside(link: str) -> str:
    path = unquote(urlsplit(link).path)
    if not path:
        return ""
    try:
        match = resolve(path)
    except Resolver404:
        return _("The site has no such address.")
    course, lesson = match.kwargs.get("course_slug"), match.kwargs.get("lesson_slug")
    if not course:
        return ""
    there = Lesson.objects.filter(course__slug=course, course__is_published=True)
    if (there.filter(slug=lesson) if lesson else there).exists():
        return ""
    return _("There is no such lesson or course, or it is not published.")


@transaction.atomic
def _keep(lesson_id: int, dead: dict[str, str], now: datetime) -> None:
    if not Lesson.objects.select_for_update(no_key=True).filter(pk=lesson_id).exists():
        return
    rows = DeadLink.objects.filter(lesson=lesson_id)
    rows.exclude(address__in=dead).delete()
    known = set(rows.values_list("address", flat=True))
    for address, trouble in dead.items():
        if address in known:
            rows.filter(address=address).update(times_seen=F("times_seen") + 1, trouble=trouble)
    DeadLink.objects.bulk_create(
        DeadLink(lesson_id=lesson_id, address=address, trouble=trouble, found_at=now)
        for address, trouble in dead.items()
        if address not in known and len(address) <= DeadLink.LONGEST
    )
