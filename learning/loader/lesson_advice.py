"""What is allowed but rarely meant. Said as a warning; the lesson loads all the same."""

from collections.abc import Iterator
from typing import Any

FEWEST_WORDS, MOST_WORDS = 150, 1500
FEWEST_QUESTIONS = 5


def advise(lesson_type: str, content: dict[str, Any]) -> Iterator[str]:
    if lesson_type == "text":
        words = len(content["plain"].split())
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            yield f"Words in this lesson: {words}; between {FEWEST_WORDS} and {MOST_WORDS} reads best."
    if lesson_type == "quiz":
        questions = len(content["questions"])
        if questions < FEWEST_QUESTIONS:
            yield f"The quiz has fewer than {FEWEST_QUESTIONS} questions ({questions}): each one weighs much."
