"""The gallery of badges: which are earned, how near the others are, and how rare each is among learners."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext as _

from gamification.achievements.criteria_text import Need, count_need, courses_need
from gamification.achievements.reach import beyond_reach, read_courses, supply_of
from gamification.criteria import LIST_KEYS
from gamification.models import Achievement
from gamification.models.achievement import AchievementCategory, Rarity
from learning.content.isolation import isolate
from learning.models import User
from settings.kept import kept_for_a_minute

RARITY_ORDER: Final = {rarity: step for step, rarity in enumerate(Rarity.values, start=1)}


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as one person sees it. `holders_percent` is the share of all learners, None while nobody has it."""

    slug: str
    name: str
    description: str
    icon_emoji: str
    category: str
    rarity: str
    xp_reward: int
    holders_percent: float | None
    earned_at: datetime | None
    needs: tuple[Need, ...]

    @property
    def rarity_label(self) -> str:
        return str(Rarity(self.rarity).label)

    @property
    def rarity_step(self) -> int:
        """1 for common to 4 for legendary."""
        return RARITY_ORDER[self.rarity]

    @property
    def nearness(self) -> float:
        """How much of what it takes is done, 0 to 1."""
        return sum(need.share for need in self.needs) / len(self.needs)


@dataclass(frozen=True, slots=True)
class Category:
    """A filter of the gallery; `slug` is empty for all."""

    slug: str
    label: str
    earned: int
    total: int


@dataclass(frozen=True, slots=True)
class Gallery:
    """`earned` latest first, `locked` nearest first, both within the chosen category."""

    category: str
    categories: Sequence[Category]
    earned: Sequence[Badge]
    locked: Sequence[Badge]

    @property
    def whole(self) -> Category:
        return self.categories[0]


def read_gallery(*, user_id: int | None, category: str = "") -> Gallery:
    """Active badges that somebody can earn, and those that this learner has earned. Two
    queries; one for visitors; and two once a minute."""
    metrics, learners = _metrics(user_id) if user_id else {}, _count_learners()
    courses = _courses()
    supply = supply_of(courses)
    badges = [
        _badge(row, metrics, courses, learners)
        for row in _rows(user_id)
        if row.earned_at or not any(beyond_reach(row.criteria, supply, metrics))
    ]
    if category not in AchievementCategory.values:
        category = ""
    shown = [badge for badge in badges if category in ("", badge.category)]
    return Gallery(
        category=category,
        categories=list(_categories(badges)),
        earned=sorted((b for b in shown if b.earned_at), key=lambda b: (b.earned_at, b.slug), reverse=True),
        locked=sorted(
            (b for b in shown if not b.earned_at), key=lambda b: (-b.nearness, b.rarity_step, b.xp_reward, b.name)
        ),
    )


def needs_of(criteria: dict[str, Any], metrics: dict[str, Any], courses: Sequence[Mapping[str, Any]]) -> list[Need]:
    """What `criteria` ask for, beside what learner_metrics() counted (empty for a visitor)."""
    needs = [count_need(key, have=metrics.get(key, 0), wanted=n) for key, n in criteria.items() if key not in LIST_KEYS]
    finished = set(metrics.get("courses", ()))
    for slug in criteria.get("courses", ()):
        titles = [course["title"] for course in courses if course["slug"] == slug]
        takes = _("Finish the course “%(title)s”") % {"title": isolate(titles[0]) if titles else slug}
        needs.append(courses_need(takes, have=int(slug in finished), wanted=len(titles)))
    sentences = {
        "tracks": ("track", _("Finish every course of the %(name)s track")),
        "categories": ("category", _("Finish every course on %(name)s")),
    }
    for key, (column, sentence) in sentences.items():
        for name in criteria.get(key, ()):
            slugs = {course["slug"] for course in courses if course[column] == name and course["is_published"]}
            takes = sentence % {"name": name.replace("-", " ").capitalize()}
            needs.append(courses_need(takes, have=len(slugs & finished), wanted=len(slugs)))
    return needs


def _metrics(user_id: int) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT learner_metrics(%s)::text", [user_id])
        (metrics,) = cursor.fetchone()
    return json.loads(metrics or "{}")  # type: ignore[no-any-return]


_courses: Final = kept_for_a_minute(read_courses)


@kept_for_a_minute
def _count_learners() -> int:
    """A badge's times_earned counts among them all."""
    return User.objects.count()


def _rows(user_id: int | None) -> Iterable[Any]:
    mine = FilteredRelation("earned_by", condition=Q(earned_by__user_id=user_id))
    badges = Achievement.objects.annotate(mine=mine, earned_at=F("mine__earned_at"))
    return badges.filter(Q(is_active=True) | Q(earned_at__isnull=False))


def _badge(row: Any, metrics: dict[str, Any], courses: Sequence[Mapping[str, Any]], learners: int) -> Badge:
    return Badge(
        slug=row.slug,
        name=row.name,
        description=row.description,
        icon_emoji=row.icon_emoji,
        category=row.category,
        rarity=row.rarity,
        xp_reward=row.xp_reward,
        holders_percent=100 * row.times_earned / learners if row.times_earned else None,
        earned_at=row.earned_at,
        needs=tuple(needs_of(row.criteria, metrics, courses)),
    )


def _categories(badges: Sequence[Badge]) -> Iterator[Category]:
    yield Category("", _("All"), sum(1 for badge in badges if badge.earned_at), len(badges))
    for slug, label in AchievementCategory.choices:
        own = [badge for badge in badges if badge.category == slug]
        yield Category(slug, str(label), sum(1 for badge in own if badge.earned_at), len(own))
