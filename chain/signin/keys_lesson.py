"""Where a person learns to keep the key that they have just made."""

from typing import Final

from learning.models import Lesson

COURSE: Final = "your-first-wallet-kept-safe"
LESSON: Final = "your-key-in-five-minutes"


def find_keys_lesson() -> Lesson | None:
    """The lesson on keeping one's key; None where the school does not have it, or has not published its course."""
    lessons = Lesson.objects.filter(course__slug=COURSE, course__is_published=True, slug=LESSON)
    return lessons.select_related("course").defer("content").first()
