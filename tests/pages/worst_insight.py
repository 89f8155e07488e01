"""What is counted in the worst school: as many learners as there may be, under the longest names."""

from datetime import timedelta

from django.utils import timezone

from learning.insight.rollups import RollUp
from learning.models import Course, InsightCount, InsightDay, Lesson

_MANY = 1_234_567


def make_insight(course: Course, text: Lesson, quiz: Lesson) -> None:
    yesterday = timezone.now().date() - timedelta(days=1)
    InsightDay.objects.create(day=yesterday)
    month, monday = RollUp("", "month").first_day(yesterday), RollUp("", "week").first_day(yesterday)
    days = [yesterday - timedelta(days=back) for back in range(70)]
    rows = [InsightCount(rollup="active_days", day=day, cell="active", learners=_MANY) for day in days]
    rows += [InsightCount(rollup="active_weeks", day=monday, cell="active", learners=_MANY)]
    rows += [InsightCount(rollup="answers", day=month, cell=cell, learners=_MANY) for cell in ("hour", "none")]
    rows += [InsightCount(rollup="volumes", day=month, cell=cell, learners=_MANY) for cell in ("paid", "hbar")]
    rows += [InsightCount(rollup="streaks", day=yesterday, cell=cell, learners=_MANY) for cell in ("1", "7", "100")]
    rows += [
        InsightCount(rollup="retention", day=yesterday, cell=f"{what}|2026-09|{week}", learners=_MANY)
        for what in ("joined", "active")
        for week in range(13)
    ]
    rows += [
        InsightCount(rollup="courses", day=yesterday, course=course, cell=cell, learners=_MANY)
        for cell in ("enrolled", "began", "all")
    ]
    rows += [
        InsightCount(rollup=rollup, day=yesterday, course=course, lesson=lesson, cell=cell, learners=_MANY)
        for rollup, lesson, cell in (
            ("courses", text, "done"),
            ("steps", text, "opened"),
            *(("items", quiz, f"right|strong|{question['id']}") for question in quiz.content["questions"]),
            *(("items", quiz, f"wrong|weak|{question['id']}") for question in quiz.content["questions"]),
            *(("items", quiz, f'answer|{question["id"]}|"{"W" * 80}"') for question in quiz.content["questions"]),
        )
    ]
    InsightCount.objects.bulk_create(rows)
