"""Lessons whose first visit weighs more than a slow network carries."""

from collections.abc import Iterator
from typing import Final
from zlib import compress

from learning.content.pictures.encoding import LARGEST
from learning.loader.advice.review import Review, ReviewedLesson
from learning.loader.mistakes import Mistake

BUDGET: Final = 45 * 1024  # bytes, compressed: page, sheets and scripts (tests/browser/test_weight.py)
# What the page of a text lesson sends besides its step: 34 KB when it was measured with Chromium (2026-11), rounded up.
AROUND: Final = 34 * 1024


def find_heavy_lessons(review: Review) -> Iterator[Mistake]:
    for lesson in review.lessons:
        weight = AROUND + _weight_of(lesson)
        if weight > BUDGET:
            yield lesson.warn(
                f"A first visit would weigh about {weight // 1024} KiB; {BUDGET // 1024} at most: split the lesson."
            )
    pictures = sum(len(picture.data) for picture in review.course.pictures.values())
    if pictures > 10 * LARGEST:
        sentence = f"Its pictures weigh {pictures // 1024} kB in all: a lesson pack for reading offline carries them."
        yield Mistake(review.course.folder, 0, sentence, is_warning=True)


def _weight_of(lesson: ReviewedLesson) -> int:
    """Of the heaviest step of a text; other lessons show little of what they hold at once."""
    steps = lesson.source.content.get("steps")
    pages = [step["html"] for step in steps] if isinstance(steps, list) else [" ".join(lesson.texts)]
    return max((len(compress(page.encode(), 9)) for page in pages), default=0)
