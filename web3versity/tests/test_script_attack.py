"""A script that knows every answer and posts as fast as it can, all lessons of several courses at once.

It reads the seeds from the database, which no real one could. One small course in each run of the tests; by hand, over
all of them: ATTACK=all .venv/bin/python -m pytest -s web3versity/tests/test_script_attack.py
"""

import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from learning.attempts.grading import grade_attempt
from learning.lessons.completion import complete_lesson
from learning.loader.course_folder import read_course
from learning.loader.store import enter_new_courses, store_course
from learning.models import Course, Lesson, LessonCompletion, QuizAttempt, User
from learning.pace.clock import TooSoon
from learning.pace.lesson import take_time_of_lesson
from tests.builders import make_enrolment
from web3versity.tests.right_answers import right_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("learning_takes_time")]

LIBRARY: Final = Path(settings.BASE_DIR) / "learning" / "library"
ATTACKED: Final = os.environ.get("ATTACK", "swap-with-open-eyes")
NOON: Final = datetime.fromisoformat("2026-03-09T12:00:00+00:00")


class Script:
    """`tries` counts what it posted; `post` is how long to wait before the lesson takes it, 0 when it was taken."""

    def __init__(self, learner: User) -> None:
        self.learner, self.client, self.tries = learner, Client(), 0
        self.client.force_login(learner)

    def attack(self, lesson: Lesson) -> int:
        return self._practise(lesson) if lesson.lesson_type == "practical" else self._post(lesson)

    def _post(self, lesson: Lesson) -> int:
        self.tries += 1
        answer = self.client.post(f"{lesson.get_absolute_url()}complete/", right_fields(lesson, self.learner))
        assert answer.status_code in (302, 429), answer.content.decode()[-3000:]
        for attempt in QuizAttempt.objects.waiting():
            grade_attempt(attempt_id=attempt.pk)
        return int(answer["Retry-After"]) if answer.status_code == 429 else 0

    def _practise(self, lesson: Lesson) -> int:
        """All is done on the chain in no time: the attempt is recorded as chain/practicals/recording.py does it."""
        self.tries += 1
        try:
            take_time_of_lesson(learner=self.learner, lesson=lesson, now=datetime.now(NOON.tzinfo))
        except TooSoon as early:
            return early.seconds_left
        complete_lesson(learner=self.learner, lesson=lesson)
        return 0


def test_a_script_does_not_finish_a_course_in_a_tenth_of_its_time(amina: User) -> None:
    slugs = [file.parent.name for file in LIBRARY.glob("*/course.yaml")] if ATTACKED == "all" else ATTACKED.split()
    sources = [source for slug in slugs if (source := read_course(LIBRARY / slug).source)]
    enter_new_courses(sources)
    for source in sources:
        store_course(replace(source, details=replace(source.details, prerequisites=[])), prune=False)
    courses = {course.pk: course for course in Course.objects.exclude(lessons=None)}
    for course in courses.values():
        make_enrolment(amina, course)
    script = Script(amina)
    finished: dict[int, timedelta] = {}
    still = list(Lesson.objects.filter(course__in=courses).select_related("course").order_by("course", "pk"))
    minutes = {pk: sum(one.duration_minutes for one in still if one.course_id == pk) for pk in courses}
    with time_machine.travel(NOON, tick=False) as clock:
        for lesson in still:
            script.client.get(lesson.get_absolute_url())
        while still:
            waits = []
            for lesson in list(still):
                while not (wait := script.attack(lesson)):
                    if LessonCompletion.objects.filter(user=amina, lesson=lesson).exists():
                        still.remove(lesson)
                        break
                waits += [wait] if wait else []
            for pk in set(courses) - set(finished) - {lesson.course_id for lesson in still}:
                finished[pk] = datetime.now(NOON.tzinfo) - NOON
            clock.shift(timedelta(seconds=min(waits, default=0)))
    for pk, took in finished.items():
        part = took.total_seconds() / (60 * minutes[pk])
        sys.stdout.write(f"{courses[pk].slug}: {minutes[pk]} minutes, done after {took}: {part:.1%}\n")
        assert part > 0.1
    sys.stdout.write(f"{script.tries} posts, {sum(minutes.values())} minutes of lessons\n")
    # Side by side is no quicker than one after the other.
    assert max(finished.values()).total_seconds() > 60 * sum(minutes.values()) / 10
