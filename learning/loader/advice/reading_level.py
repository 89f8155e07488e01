"""How hard a lesson is to read: the grade of Flesch and Kincaid, which is the years of school that it asks for."""

import re
from collections.abc import Iterator
from typing import Final

from learning.loader.advice.passages import Passage
from learning.loader.advice.review import Review
from learning.loader.advice.syllables import syllables_of
from learning.loader.mistakes import Mistake

HARDEST: Final = {"explorer": 6.0, "developer": 8.0}
LONGEST_SENTENCE: Final = 25  # words
_MOST_NAMED: Final = 3
# Fewer tell nothing.
_FEWEST_WORDS: Final = 60
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")


def find_hard_lessons(review: Review) -> Iterator[Mistake]:
    hardest = HARDEST[review.course.details.track]
    for lesson in review.lessons:
        sentences = [sentence for passage in lesson.passages for sentence in sentences_of(passage.words)]
        grade = grade_of(sentences)
        if grade is not None and grade > hardest:
            yield lesson.warn(
                f"Reads like grade {grade:.1f}; this track has {hardest:.0f} at most. Shorter words and sentences help."
            )


def find_long_sentences(review: Review) -> Iterator[Mistake]:
    for lesson in review.lessons:
        long = [found for passage in lesson.passages for found in _long_sentences(passage)]
        for passage, sentence, count in long[:_MOST_NAMED]:
            words = " ".join(sentence.split()[:6])
            yield lesson.warn(
                f'A sentence of {count} words ("{words} …"); with {LONGEST_SENTENCE} at most it is understood at once.',
                passage.written,
            )
        if len(long) > _MOST_NAMED:
            yield lesson.warn(f"{len(long) - _MOST_NAMED} more sentences are longer than {LONGEST_SENTENCE} words.")


def sentences_of(words: str) -> list[list[str]]:
    """The words of each sentence. What has no letter of the Latin script is none: numbers, hashes."""
    found = (_WORD.findall(sentence) for sentence in _SENTENCE_END.split(words))
    return [sentence for sentence in found if sentence]


def grade_of(sentences: list[list[str]]) -> float | None:
    """None for too few words. J. P. Kincaid and others, Navy research branch report 8-75, 1975."""
    words = [word for sentence in sentences for word in sentence]
    if len(words) < _FEWEST_WORDS:
        return None
    syllables = sum(syllables_of(word.lower().replace("’", "'")) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _long_sentences(passage: Passage) -> Iterator[tuple[Passage, str, int]]:
    for sentence in _SENTENCE_END.split(passage.words):
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            yield passage, sentence, count
