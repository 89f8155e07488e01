"""The badges of a benchmark: the school's own, and harder ones up to fifty. Judged here as the database judges them."""

import json
from dataclasses import dataclass
from typing import Any

from benchmarks.generate.copying import Loader
from gamification.achievements.library import load_badges
from gamification.criteria import LIST_KEYS
from gamification.models import Achievement

# Steps that few reach, in turn by criterion.
_HARDER = {
    "lessons_completed": (150, 250, 400, 600, 800),
    "quizzes_passed": (40, 80, 120, 160, 200),
    "perfect_scores": (25, 40, 60, 80, 100),
    "total_xp": (4_000, 8_000, 12_000, 16_000, 20_000),
    "courses_completed": (20, 30, 40, 50, 60),
    "streak_days": (50, 75, 150, 200, 300),
    "replies": (40, 60, 80, 100, 200),
}


@dataclass(slots=True)
class Badge:
    id: int
    criteria: dict[str, Any]
    xp: int
    holders: int = 0

    def is_met(self, metrics: dict[str, Any]) -> bool:
        return all(
            set(wanted) <= metrics[key] if key in LIST_KEYS else metrics[key] >= wanted
            for key, wanted in self.criteria.items()
        )


def make_badges(loader: Loader, count: int) -> list[Badge]:
    """Write `count` badges, the school's own among them, and return them."""
    load_badges()
    ladder = [(key, steps[step]) for step in range(5) for key, steps in _HARDER.items()]
    for key, wanted in ladder[: max(0, count - Achievement.objects.count())]:
        name = f"{key.replace('_', ' ').capitalize()}: {wanted}"
        criteria = json.dumps({key: wanted})
        loader.add(
            "achievements", f"{key.replace('_', '-')}-{wanted}", name, name, "🏅", "special", "epic", criteria, 100
        )
    loader.flush()
    rows = Achievement.objects.filter(is_active=True).order_by("pk")
    return [Badge(row.pk, row.criteria, row.xp_reward) for row in rows]


def count_holders(badges: list[Badge]) -> None:
    """Write how many learners hold each badge."""
    rows = [Achievement(pk=badge.id, times_earned=badge.holders) for badge in badges]
    Achievement.objects.bulk_update(rows, ["times_earned"])
