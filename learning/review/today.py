"""What a learner has to review today, by their own clock: what is due before their midnight, up to so many a day."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from django.db.models import Count, Min, Q, QuerySet, Sum

from learning.accounts.time_zones import zone_named
from learning.models import ReviewCard, User
from settings.registry import REVIEW_CARDS_PER_DAY

SECONDS_A_CARD: Final = 40


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """`left` are still to be asked today, `done` were; `waiting` are due and stay for another day.

    `answers` and `right` are of all days, `cards` are all there are, and `next_at` is when one falls due after today.
    """

    left: int
    done: int
    waiting: int
    cards: int
    answers: int
    right: int
    next_at: datetime | None

    @property
    def next_number(self) -> int:
        return self.done + 1

    @property
    def total(self) -> int:
        """Of today."""
        return self.done + self.left

    @property
    def minutes(self) -> int:
        return max(1, round(self.left * SECONDS_A_CARD / 60))

    @property
    def remembered(self) -> int | None:
        """Per cent of all answers that were right, rounded down; None before the first."""
        return 100 * self.right // self.answers if self.answers else None


def day_of(learner: User, *, now: datetime) -> tuple[datetime, datetime]:
    """When the learner's calendar day begins and ends; where clocks change it has 23 or 25 hours."""
    zone = zone_named(learner.timezone)
    today = now.astimezone(zone).date()
    begins = datetime.combine(today, time.min, tzinfo=zone)
    return begins, datetime.combine(today + timedelta(days=1), time.min, tzinfo=zone)


def cards_of(learner: User) -> QuerySet[ReviewCard]:
    """Those whose lesson can be read now."""
    return ReviewCard.objects.filter(user=learner, lesson__course__is_published=True)


def due_today(learner: User, *, now: datetime) -> QuerySet[ReviewCard]:
    """What has waited longest first."""
    _, ends = day_of(learner, now=now)
    return cards_of(learner).filter(due_at__lt=ends).order_by("due_at", "pk")


def read_review_day(learner: User, *, now: datetime) -> ReviewDay:
    """One query."""
    begins, ends = day_of(learner, now=now)
    sums = cards_of(learner).aggregate(
        due=Count("pk", filter=Q(due_at__lt=ends)),
        done=Count("pk", filter=Q(answers__gt=0, answered_at__gte=begins, due_at__gte=ends)),
        cards=Count("pk"),
        answers=Sum("answers", default=0),
        right=Sum("right", default=0),
        next_at=Min("due_at", filter=Q(due_at__gte=ends)),
    )
    due, done = sums.pop("due"), sums.pop("done")
    left = min(due, max(0, REVIEW_CARDS_PER_DAY.current() - done))
    return ReviewDay(left=left, done=done, waiting=due - left, **sums)
