"""Learners who each have one lesson to finish, and the badge for it to be told of."""

from benchmarks.harness.client import sign_in
from learning.lesson_types import compile_content, content_version
from learning.models import Course, Lesson, User, UserProgress

COURSE = LESSON = "faults"
DEED = f"/courses/{COURSE}/{LESSON}/complete/"


def make_learners(count: int) -> dict[int, str]:
    """The ids of new learners with the keys of their sessions."""
    course = _course()
    first = (User.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    learners = User.objects.bulk_create(
        User(username=f"faults-{number}", certificate_name="", evm_address=f"0x{number:040x}")
        for number in range(first, first + count)
    )
    UserProgress.objects.bulk_create(UserProgress(user=learner, course=course) for learner in learners)
    return {learner.pk: sign_in(learner) for learner in learners}


def _course() -> Course:
    """With as many lessons as keep it from being finished: certificates are no matter of this."""
    found = Course.objects.filter(slug=COURSE).first()
    if found is not None:
        return found
    course = Course.objects.create(
        slug=COURSE,
        title="Faults",
        description="What happens when something breaks.",
        track="explorer",
        category="foundations",
        difficulty="beginner",
        estimated_hours=1,
        is_published=True,
    )
    content = compile_content("text", {"markdown": "A ledger is a list that many people keep."})
    for number, slug in enumerate((LESSON, "later"), start=1):
        Lesson.objects.create(
            course=course,
            lesson_type="text",
            sequence_number=number,
            slug=slug,
            title=f"Lesson {number}",
            content=content,
            content_version=content_version("text", content),
        )
    return course
