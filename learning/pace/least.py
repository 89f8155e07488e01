"""The least time that learning something takes, in seconds. Both numbers are platform settings: decision 021."""

from math import ceil

from django.conf import settings

from settings.registry import LEAST_LESSON_PERCENT, READING_WORDS_PER_MINUTE


def seconds_to_read(words: int) -> int:
    """For a text of so many words."""
    speed = READING_WORDS_PER_MINUTE.current() if settings.LEARNING_TAKES_TIME else 0
    return ceil(words * 60 / speed) if speed else 0


def seconds_to_do(minutes: int) -> int:
    """For a lesson in which something is done, and which says that it takes `minutes`."""
    return ceil(minutes * 60 * LEAST_LESSON_PERCENT.current() / 100) if settings.LEARNING_TAKES_TIME else 0
