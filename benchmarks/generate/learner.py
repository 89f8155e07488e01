"""One generated learner's life: from it follow the rows of nine tables and every counter in them."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.generate.calendar import Streak, StreakDay, moments, study_days
from benchmarks.generate.copying import Loader
from benchmarks.generate.courses import PlannedCourse, PlannedLesson
from benchmarks.generate.rules import Rules
from gamification.models.streak import ActivityType
from gamification.models.xp import XpReason
from gamification.xp.levels import level_at

ZONES = "UTC Africa/Lagos Africa/Nairobi Asia/Kolkata America/New_York Europe/Berlin Pacific/Auckland".split()
ANSWERS = json.dumps({f"question-{number}": [f"option-{number % 4}"] for number in range(1, 6)})
CENTS = Decimal("0.01")


@dataclass(slots=True)
class Learner:
    """Made by living: `learn` takes the courses, `earn_badges` comes last, `write` leaves the row of the learner."""

    id: int
    rules: Rules
    loader: Loader
    random: Random
    zone: str = ""
    total_xp: int = 0
    lessons: int = 0
    finished: set[int] = field(default_factory=set)
    finished_slugs: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    perfect: int = 0
    busiest_day: int = 0
    badges: int = 0
    streak: Streak = field(init=False)
    times: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.zone = self.random.choice(ZONES)
        self.streak = Streak(self.rules.most_freezes)

    def learn(self, enrolments: list[tuple[PlannedCourse, int]], *, today: date) -> None:
        """Do the lessons course after course, on days that end some time before `today`."""
        self.lessons = sum(depth for _, depth in enrolments)
        last = today - timedelta(days=1 + min(360, int(self.random.expovariate(1 / 90))))
        days = study_days(self.lessons, last=last, random=self.random)
        calendar: dict[date, StreakDay] = {}
        deeds_on: Counter[date] = Counter()
        when = moments(self.lessons, days, ZoneInfo(self.zone), self.random)
        for course, depth in enrolments:
            course.enrolled += 1
            times: list[datetime] = []
            scores: list[int] = []
            for lesson in course.lessons[:depth]:
                day, at = next(when)
                times.append(at)
                deeds_on[day] += 1
                by = ActivityType.QUIZ_COMPLETE if lesson.is_quiz else ActivityType.LESSON_COMPLETE
                calendar.setdefault(day, StreakDay(day, at, at, by.value)).last_at = at
                scores += self._do(lesson, course, at)
            self._add_progress(course, depth, times, scores, last)
            self.times += times
        self.busiest_day = max(deeds_on.values(), default=0)
        self.streak.count(calendar.values())
        self._add_calendar()

    def _do(self, lesson: PlannedLesson, course: PlannedCourse, at: datetime) -> list[int]:
        """Complete one lesson. Returns the scores of all attempts when it is a quiz."""
        self.kinds[lesson.lesson_type] += 1
        source = f"lesson:{lesson.id}"
        if not lesson.is_quiz:
            self._award(lesson.xp, XpReason.LESSON_COMPLETED, source, at)
            self.loader.add("lesson_completions", self.id, lesson.id, course.id, at, 300, None, 1, lesson.xp)
            return []
        scores = [40, 100] if self.random.random() < 0.25 else [self.random.choice((75, 80, 90, 100))]
        is_perfect = scores[-1] == 100
        xp = lesson.xp + (lesson.perfect_bonus if is_perfect else 0)
        for place, score in enumerate(scores, start=1):
            handed_in = at - timedelta(minutes=4 * (len(scores) - place))
            passed = score >= self.rules.passing_score
            graded = (ANSWERS, score, self.rules.passing_score, passed, xp if passed else 0, handed_in)
            self.loader.add("quiz_attempts", self.id, lesson.id, course.id, *graded)
        self._award(lesson.xp, XpReason.QUIZ_PASSED, source, at)
        if is_perfect:
            self.perfect += 1
            self._award(lesson.perfect_bonus, XpReason.QUIZ_PERFECT, source, at)
        row = (self.id, lesson.id, course.id, at, 300, scores[-1], len(scores), xp)
        self.loader.add("lesson_completions", *row)
        return scores

    def _add_progress(
        self, course: PlannedCourse, depth: int, times: list[datetime], scores: list[int], last: date
    ) -> None:
        total = len(course.lessons)
        finished_at = times[-1] if depth == total else None
        enrolled_at = times[0] if times else datetime.combine(last, datetime.min.time(), ZoneInfo("UTC"))
        if finished_at:
            course.finished += 1
            self.finished.add(course.id)
            self.finished_slugs.add(course.slug)
            self._award(course.finish_xp, XpReason.COURSE_COMPLETED, f"course:{course.id}", finished_at)
        average = (Decimal(sum(scores)) / len(scores)).quantize(CENTS, ROUND_HALF_UP) if scores else None
        now_at = course.lessons[min(depth, total - 1)].id
        row = (self.id, course.id, enrolled_at, times[0] if times else None, finished_at)
        accessed_at = times[-1] if times else enrolled_at
        counts = (accessed_at, depth, total, 100 * depth // total, now_at, len(scores), average)
        self.loader.add("user_progress", *row, *counts)

    def _add_calendar(self) -> None:
        coming = dict(self.rules.milestones)
        for day in self.streak.days:
            row = (self.id, day.day, day.count, day.by, day.first_at, day.last_at)
            self.loader.add("user_streaks", *row)
            if bonus := coming.pop(day.count, 0):
                self._award(bonus, XpReason.STREAK_MILESTONE, f"days:{day.count}", day.first_at)

    def _award(self, xp: int, reason: XpReason, source: str, at: datetime) -> None:
        if xp:
            self.total_xp += xp
            self.loader.add("xp_awards", self.id, xp, reason.value, source, at)

    def earn_badges(self, from_others: dict[str, Any], *, now: datetime) -> None:
        """Every badge now deserved; XP from one may earn the next. `from_others` counts what is not learning."""
        metrics = self._metrics() | from_others
        open_badges = self.rules.badges
        while won := [badge for badge in open_badges if badge.is_met(metrics)]:
            open_badges = [badge for badge in open_badges if not badge.is_met(metrics)]
            for badge in won:
                at = self.random.choice(self.times) if self.times else now
                badge.holders += 1
                self.badges += 1
                self.loader.add("user_achievements", self.id, badge.id, at)
                self._award(badge.xp, XpReason.ACHIEVEMENT, f"achievement:{badge.id}", at)
            metrics |= {"total_xp": self.total_xp, "level": self._level()}

    def _metrics(self) -> dict[str, Any]:
        whole = [key for key, ids in self.rules.groups.items() if ids <= self.finished]
        return {
            "lessons_completed": self.lessons,
            "courses_completed": len(self.finished),
            "quizzes_passed": self.kinds["quiz"],
            "perfect_scores": self.perfect,
            "code_lessons": self.kinds["code_editor"],
            "practicals": self.kinds["practical"],
            "streak_days": self.streak.longest,
            "total_xp": self.total_xp,
            "level": self._level(),
            "lessons_in_a_day": self.busiest_day,
            "certificates": 0,
            "courses": self.finished_slugs,
            "tracks": {name for key, name in whole if key == "tracks"},
            "categories": {name for key, name in whole if key == "categories"},
        }

    def _level(self) -> int:
        return level_at(self.total_xp, divisor=self.rules.level_divisor).number

    def write(self, address: str, *, now: datetime) -> None:
        """The learner's own row."""
        first, last = (min(self.times), max(self.times)) if self.times else (now, None)
        streak = self.streak
        active_day = next((day.day for day in reversed(streak.days) if day.by != ActivityType.FREEZE), None)
        self.loader.add(
            "users",
            self.id,
            address,
            f"learner-{self.id:07d}",
            self.random.choice("🌱🦊🐝🌍🪁🐘"),
            self.zone,
            self.total_xp,
            self._level(),
            streak.current,
            streak.longest,
            streak.freezes,
            active_day,
            len(self.finished),
            self.lessons,
            self.badges,
            self.random.random() > 0.005,
            self.random.random() > 0.1,
            self.random.random() > 0.03,
            last,
            first - timedelta(hours=self.random.random() * 24),
            now,
        )
