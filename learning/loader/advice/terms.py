"""Terms that a lesson introduces and the glossary does not know."""

from collections.abc import Iterator
from typing import Final

from learning.content.syntax.terms import spelling_key
from learning.content.words import words_of
from learning.loader.advice.passages import tokens_in
from learning.loader.advice.review import Review, ReviewedLesson
from learning.loader.mistakes import Mistake

_MOST_WORDS: Final = 3
_SHORTEST: Final = 3  # letters


def find_undefined_terms(review: Review) -> Iterator[Mistake]:
    """A term is what stands in bold in a text, in up to three words: one line a lesson."""
    for lesson in review.lessons:
        if lesson.source.lesson_type != "text":
            continue
        unknown = [term for term in dict.fromkeys(_bold_in(lesson)) if not _is_known(term, review.terms)]
        if unknown:
            names = ", ".join(f'"{term}"' for term in unknown)
            yield lesson.warn(f"In bold, and not in the glossary: {names}. Add an entry, or take the bold away.")


def _bold_in(lesson: ReviewedLesson) -> Iterator[str]:
    for text in lesson.texts:
        words, is_bold = "", False
        for token in tokens_in(text):
            if token.type == "strong_open":
                words, is_bold = "", True
            elif token.type == "strong_close":
                is_bold = False
                if _is_term(words):
                    yield words.strip(" .,:;?!")
            elif is_bold and token.type == "text":
                words += token.content


def _is_known(term: str, terms: frozenset[str]) -> bool:
    return any(spelling_key(term.removesuffix(ending)) in terms for ending in ("", "s", "es"))


def _is_term(words: str) -> bool:
    """Emphasis on "not" and "new" is none, nor is a number or the name of a button."""
    is_short = 0 < len(words_of(words)) <= _MOST_WORDS and len(words) > _SHORTEST
    return is_short and words[:1].islower() and not any(sign.isdigit() for sign in words)
