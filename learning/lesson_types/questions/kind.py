"""What every kind of question can do, and what they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any, Protocol, TypedDict

from django.http import QueryDict
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer
from learning.content.problems import Path, Problem
from learning.content.structure import group, slug, text
from learning.lesson_types.questions.arithmetic import MOST_CHARACTERS
from learning.lesson_types.questions.shown import MOST_SHOWN, PresentedThing


class PresentedOption(TypedDict):
    id: str
    html: str
    checked: bool


class PresentedItem(TypedDict):
    id: str
    html: str
    position: int | None


class PresentedQuestion(TypedDict):
    """All that a page knows of a question before it is handed in. Every kind has every key."""

    id: str
    kind: str
    prompt_html: str
    shown: list[PresentedThing]
    options: list[PresentedOption]
    items: list[PresentedItem]
    positions: list[int]
    value: str
    unit: str
    field_name: str
    error: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form said: a JSON value (None: nothing), and a sentence when it cannot be graded."""

    value: Any = None
    error: str = ""


class QuestionKind(Protocol):
    """Pure. `question` is compiled everywhere but in find_problems and compile, which take the source."""

    @property
    def schema(self) -> Draft202012Validator:
        """The shape of a question of this kind, as a source."""

    def find_problems(self, question: dict[str, Any]) -> Iterator[Problem]:
        """What a well-formed source still has wrong in its words and its meaning."""

    def find_faults(self, question: dict[str, Any]) -> Iterator[Problem]:
        """What is wrong in its meaning alone: asked of every draw."""

    def compile(self, question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
        """The keys that this kind adds to a stored question."""

    def read(self, question: dict[str, Any], data: QueryDict) -> Reading:
        """The answer in a posted form. Never raises."""

    def is_right(self, question: dict[str, Any], answer: Any) -> bool:
        """Takes any JSON for `answer`; what makes no sense is not right."""

    def right_answer(self, question: dict[str, Any]) -> Any:
        """One that is right."""

    def wrong_answers(self, question: dict[str, Any]) -> Iterator[Any]:
        """Plausible ones that are not right, each another mistake."""

    def feedback(self, question: dict[str, Any], answer: Any) -> list[str]:
        """HTML about what was chosen."""

    def present(self, question: dict[str, Any], shown: PresentedQuestion, *, seed: str, answer: Any) -> None:
        """Fill in the parts of `shown` that this kind has, with `answer` chosen again."""


def question_schema(properties: dict[str, Any], *, required: tuple[str, ...]) -> Draft202012Validator:
    """The schema of a kind of question: what all have, and its own `properties`."""
    common = {"id": slug(60), "kind": {"type": "string"}, "prompt": text(4000)}
    drawing = {
        "pool": slug(40),
        "read": text(200),
        "params": {"type": "object"},
        "where": text(MOST_CHARACTERS),
        "shows": {"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": MOST_SHOWN},
    }
    return Draft202012Validator(
        group(
            {**common, **properties, "explanation": text(4000), **drawing},
            required=("id", "kind", "prompt", *required, "explanation"),
        )
    )


def field_name(question: dict[str, Any]) -> str:
    return f"q-{question['id']}"


def text_id(words: str) -> str:
    """A short id that follows from the text alone: stable through edits elsewhere, silent about order and answers."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:10]


def shuffled_ids(ids: list[str], seed: str, *, never: list[str] | None = None) -> list[str]:
    """`ids` in an order that follows from `seed` alone, not from the order given; never the order `never`."""
    for attempt in count():
        order = sorted(ids, key=lambda one: sha256(f"{seed}:{attempt}:{one}".encode()).digest())
        if order != never or len(ids) < 2:
            return order
    raise AssertionError  # pragma: no cover - count() has no end


def find_text_problems(words: str, path: Path) -> Iterator[Problem]:
    for problem in find_markdown_problems(words, inline=True):
        yield problem.below(*path)


def find_repeated_texts(texts: list[str], list_name: str, *end: str) -> Iterator[Problem]:
    """Two choices with the same words cannot be told apart."""
    seen: dict[str, int] = {}
    for index, words in enumerate(texts):
        first = seen.setdefault(text_id(words), index)
        if first != index:
            sentence = _("Says the same as number %(number)d.") % {"number": first + 1}
            yield Problem((list_name, index, *end), sentence)


def unanswered() -> str:
    return _("Please answer this question.")


def not_a_choice() -> str:
    return _("This is not one of the choices. Please choose again.")


def only_one() -> str:
    return _("Please give one answer only.")
