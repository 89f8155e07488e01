"""One name per thing: what other people call differently is called one way here, in all courses."""

import re
from collections.abc import Iterator
from typing import Final

from learning.loader.advice.review import Review
from learning.loader.mistakes import Mistake

# What is not said, and what is said in its place.
_NAMES: Final = (
    (r"tinybars", '"tinybar", in the plural as well'),
    (r"weibars", '"weibar", in the plural as well'),
    (r"test-?nets?", '"test network"'),
    (r"main-?nets?", '"main network"'),
    (r"(?:recovery|secret|mnemonic|backup) phrases?", '"seed phrase"'),
    (r"secret keys?", '"private key"'),
    (r"block chains?", '"blockchain"'),
    (r"crypto-currenc(?:y|ies)", '"cryptocurrency"'),
    (r"d-?apps?", '"app"'),
)
_PATTERNS: Final = [(re.compile(rf"\b{wrong}\b", re.IGNORECASE), right) for wrong, right in _NAMES]


def find_other_names(review: Review) -> Iterator[Mistake]:
    """Each once a lesson."""
    for lesson in review.lessons:
        for pattern, right in _PATTERNS:
            for passage in lesson.passages:
                if found := pattern.search(passage.words):
                    yield lesson.warn(f'Not "{found[0]}": one name per thing, here {right}.', passage.written)
                    break
