"""Putting items in order. The answer is kept as the list of item ids in the learner's order.

While places are missing or used twice it is kept as {item id: place}, so that the form shows them again.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.content.markdown import PageRenderer
from learning.content.problems import Problem
from learning.content.structure import text
from learning.lesson_types.questions.kind import (
    PresentedQuestion,
    Reading,
    field_name,
    find_repeated_texts,
    find_text_problems,
    not_a_choice,
    only_one,
    question_schema,
    shuffled_ids,
    text_id,
)


class Ordering:
    schema = question_schema(
        {"items": {"type": "array", "items": text(600), "minItems": 3, "maxItems": 8}}, required=("items",)
    )

    def find_problems(self, question: dict[str, Any]) -> Iterator[Problem]:
        for index, words in enumerate(question["items"]):
            yield from find_text_problems(words, ("items", index))
        yield from self.find_faults(question)

    def find_faults(self, question: dict[str, Any]) -> Iterator[Problem]:
        yield from find_repeated_texts(question["items"], "items")

    def compile(self, question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
        texts = [words.strip() for words in question["items"]]
        return {"items": [{"id": text_id(words), "text": words, "html": page.inline(words)} for words in texts]}

    def read(self, question: dict[str, Any], data: QueryDict) -> Reading:
        names = _item_ids(question)
        places: dict[str, int] = {}
        error = ""
        for name in names:
            given = [value for value in data.getlist(f"{field_name(question)}-{name}") if value]
            if len(given) > 1:
                error = only_one()
            elif given and (place := _read_place(given[0], len(names))):
                places[name] = place
            elif given:
                error = not_a_choice()
        error = error or _incomplete(places, len(names))
        if error:
            return Reading(places or None, error)
        return Reading(sorted(places, key=places.__getitem__))

    def is_right(self, question: dict[str, Any], answer: Any) -> bool:
        return isinstance(answer, list) and answer == _item_ids(question)

    def right_answer(self, question: dict[str, Any]) -> Any:
        return _item_ids(question)

    def wrong_answers(self, question: dict[str, Any]) -> Iterator[Any]:
        """Two neighbours that changed places, and all of it from its end."""
        right = _item_ids(question)
        for place in range(len(right) - 1):
            yield [*right[:place], right[place + 1], right[place], *right[place + 2 :]]
        if len(right) > 2:
            yield right[::-1]

    def feedback(self, question: dict[str, Any], answer: Any) -> list[str]:
        return []

    def present(self, question: dict[str, Any], shown: PresentedQuestion, *, seed: str, answer: Any) -> None:
        html = {item["id"]: item["html"] for item in question["items"]}
        places = _places(answer)
        right_order = list(html)
        shown["positions"] = list(range(1, len(html) + 1))
        shown["items"] = [
            {"id": name, "html": html[name], "position": places.get(name)}
            for name in shuffled_ids(right_order, seed, never=right_order)
        ]


def _item_ids(question: dict[str, Any]) -> list[str]:
    return [item["id"] for item in question["items"]]


def _read_place(given: str, count: int) -> int | None:
    """A place from 1 to `count`, or None."""
    return next((place for place in range(1, count + 1) if str(place) == given.strip()), None)


def _incomplete(places: dict[str, int], count: int) -> str:
    """A sentence while the places do not make an order."""
    taken = sorted(places.values())
    twice = next((place for place, following in pairwise(taken) if place == following), None)
    if twice:
        return _("Place %(place)d is given twice. Please use each place once.") % {"place": twice}
    open_places = count - len(places)
    if not open_places:
        return ""
    sentence = ngettext(
        "Please give every item its place; %(count)d has none yet.",
        "Please give every item its place; %(count)d have none yet.",
        open_places,
    )
    return sentence % {"count": open_places}


def _places(answer: Any) -> dict[str, int]:
    if isinstance(answer, list):
        return {name: place for place, name in enumerate(answer, start=1) if isinstance(name, str)}
    if isinstance(answer, dict):
        return {name: place for name, place in answer.items() if isinstance(place, int)}
    return {}
