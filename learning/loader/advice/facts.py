"""Facts that grow old: checked too long ago, or never and without a source."""

import re
from collections.abc import Iterator
from typing import Final

from learning.lessons.facts import FACTS_HOLD, checked_too_long_ago
from learning.loader.advice.review import Review
from learning.loader.mistakes import Mistake

# What is so today, and may not be next year. Years that are over do not change.
_AGING: Final = re.compile(
    r"\bsince 20\d\d\b|[\d.,]*\d ?%|\bper cent\b|\bso far\b|\bnowadays\b|\bcurrently\b|\bat the moment\b|\bas of\b",
    re.IGNORECASE,
)


def find_old_facts(review: Review) -> Iterator[Mistake]:
    for lesson in review.lessons:
        if checked_too_long_ago(lesson.source.checked_on, today=review.today):
            yield lesson.warn(f"Its facts were checked more than {FACTS_HOLD} months ago: look again.", "checked:")
        if lesson.source.sources or lesson.source.lesson_type != "text":
            continue
        for passage in lesson.passages:
            if found := _AGING.search(passage.words):
                sentence = f'"{found[0]}" may change: say in "sources" and "checked" where it is from, and since when.'
                yield lesson.warn(sentence, passage.written)
                break
