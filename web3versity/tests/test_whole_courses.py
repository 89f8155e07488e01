"""Every course of the library taken whole, from enrolling to its certificate, by somebody who knows the solutions.

Over HTTP, with the real box, a real compiler and a real node. In code lessons wrong solutions are refused first.
"""

from dataclasses import replace
from typing import Final

import pytest
from django.urls import reverse

from chain.models import NftCertificate, PracticalAttempt
from chain.testing.chains import Chain
from chain.tests.practicals import make_doer
from learning.loader.course_folder import read_course
from learning.loader.store import enter_new_courses, store_course
from learning.management.commands.load_courses import LIBRARY
from learning.models import Course, LessonCompletion, QuizAttempt, UserProgress
from web3versity.tests.course_learner import CourseLearner

pytestmark = pytest.mark.django_db
COURSES: Final = sorted(file.parent.name for file in LIBRARY.glob("*/course.yaml"))
EVERY_WRONG_SOLUTION: Final = None
# Between them they have every kind of lesson; what the others ask is proved exercise by exercise, every day.
DAILY: Final = ("solidity-1-a-pot-that-keeps-its-word", "your-first-transaction")


@pytest.mark.parametrize(
    ("slug", "most"),
    [
        *((slug, 1) for slug in DAILY),
        *(pytest.param(slug, EVERY_WRONG_SOLUTION, marks=pytest.mark.thorough) for slug in COURSES),
    ],
)
def test_a_course_is_taken_from_enrolling_to_its_certificate(slug: str, most: int | None, devnet: Chain) -> None:
    source = read_course(LIBRARY / slug).source
    assert source
    enter_new_courses([source])
    # What it builds on is a course of its own here.
    store_course(replace(source, details=replace(source.details, prerequisites=[])), prune=False)
    taker = CourseLearner(make_doer(devnet.anvil), Course.objects.get(slug=slug))
    taker.enrol()
    lessons = list(taker.course.lessons.select_related("course").order_by("sequence_number"))

    for lesson in lessons:
        if lesson.lesson_type == "code_editor":
            checks = {check["id"] for check in lesson.content["checks"]}
            refused = taker.refused_with(lesson, most=most)
            assert {what: check for what, check in refused.items() if check not in checks} == {}
        led = taker.take(lesson)
        assert LessonCompletion.objects.filter(user=taker.learner, lesson=lesson).exists(), lesson.slug
        is_last = lesson == lessons[-1]
        assert (reverse("learning:course-finished", args=[slug]) in led) is is_last, (lesson.slug, led)

    assert "Course finished" in taker.client.get(led).text
    assert UserProgress.objects.get(user=taker.learner).completed_at
    certificate = NftCertificate.objects.get(user=taker.learner)
    assert certificate.course == taker.course
    assert taker.client.get(reverse("chain:certificate", args=[certificate.verification_code])).status_code == 200
    practicals = [lesson.pk for lesson in lessons if lesson.lesson_type == "practical"]
    assert PracticalAttempt.objects.filter(lesson__in=practicals, state="passed").count() == len(practicals)
    assert not QuizAttempt.objects.filter(status="failed").exists()
