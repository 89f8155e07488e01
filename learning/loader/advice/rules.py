"""Every rule there is. A new one is a module with a function, and one line here.

Words a step are told by the kinds of lesson themselves (LessonKind.advise); a figure, a picture and a question without
words for whoever cannot see it, or without an explanation, cannot be loaded at all.
"""

from collections.abc import Callable, Iterator
from typing import Final

from learning.loader.advice.exercises import find_unproved_exercises
from learning.loader.advice.facts import find_old_facts
from learning.loader.advice.links import find_dead_links, find_dead_readings
from learning.loader.advice.names import find_other_names
from learning.loader.advice.objectives import find_unpractised_objectives
from learning.loader.advice.reading_level import find_hard_lessons, find_long_sentences
from learning.loader.advice.review import Review
from learning.loader.advice.terms import find_undefined_terms
from learning.loader.advice.weight import find_heavy_lessons
from learning.loader.mistakes import Mistake

RULES: Final[tuple[Callable[[Review], Iterator[Mistake]], ...]] = (
    find_hard_lessons,
    find_long_sentences,
    find_other_names,
    find_dead_links,
    find_dead_readings,
    find_unpractised_objectives,
    find_undefined_terms,
    find_unproved_exercises,
    find_old_facts,
    find_heavy_lessons,
)


def advise(review: Review) -> list[Mistake]:
    return [found for rule in RULES for found in rule(review)]
