"""Single and multiple choice. A single answer is kept as an option's id, a multiple one as a list of ids."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from learning.content.markdown import PageRenderer
from learning.content.problems import Problem
from learning.content.structure import group, text, whole_number
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
    unanswered,
)

_OPTION = group(
    {"text": text(600), "correct": {"type": "boolean"}, "feedback": text(1000, may_be_empty=True)}, required=("text",)
)
# Shown at once; of more, some are picked.
MOST_OPTIONS: Final = 8
_OPTIONS = {"type": "array", "items": _OPTION, "minItems": 2, "maxItems": 20}


class _Choice:
    """What both kinds of choice share."""

    schema = question_schema({"options": _OPTIONS, "pick": whole_number(2, 8)}, required=("options",))

    def find_problems(self, question: dict[str, Any]) -> Iterator[Problem]:
        options = question["options"]
        for index, option in enumerate(options):
            yield from find_text_problems(option["text"], ("options", index, "text"))
            yield from find_text_problems(option.get("feedback", ""), ("options", index, "feedback"))
        yield from self.find_faults(question)

    def find_faults(self, question: dict[str, Any]) -> Iterator[Problem]:
        options = question["options"]
        if len(options) > MOST_OPTIONS:
            names = {"most": MOST_OPTIONS, "count": len(options)}
            yield Problem(("options",), _("Must have at most %(most)d entries; it has %(count)d.") % names)
        yield from find_repeated_texts([option["text"] for option in options], "options", "text")
        right = sum(option.get("correct", False) for option in options)
        if sentence := self._wrong_count(right, len(options)):
            yield Problem(("options",), sentence)

    def _wrong_count(self, right: int, count: int) -> str:
        """A sentence when `right` of `count` correct options do not make a question."""
        raise NotImplementedError  # pragma: no cover - both kinds say

    def compile(self, question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
        return {"options": [_compile_option(option, page) for option in question["options"]]}

    def feedback(self, question: dict[str, Any], answer: Any) -> list[str]:
        chosen = self._chosen(answer)
        return [o["feedback_html"] for o in question["options"] if o["id"] in chosen and o["feedback_html"]]

    def present(self, question: dict[str, Any], shown: PresentedQuestion, *, seed: str, answer: Any) -> None:
        options = {option["id"]: option for option in question["options"]}
        chosen = self._chosen(answer)
        shown["options"] = [
            {"id": name, "html": options[name]["html"], "checked": name in chosen}
            for name in shuffled_ids(list(options), seed)
        ]

    def is_right(self, question: dict[str, Any], answer: Any) -> bool:
        """Right with exactly the right options, not with some of them."""
        return self._chosen(answer) == {option["id"] for option in question["options"] if option["correct"]}

    def right_answer(self, question: dict[str, Any]) -> Any:
        """The first one's id in `single`, all in `multiple`."""
        raise NotImplementedError  # pragma: no cover - both kinds say

    def _chosen(self, answer: Any) -> set[str]:
        given = answer if isinstance(answer, list) else [answer]
        return {name for name in given if isinstance(name, str)}


class SingleChoice(_Choice):
    def _wrong_count(self, right: int, count: int) -> str:
        if right == 1:
            return ""
        return _('Exactly one option must say "correct: true"; %(right)d do.') % {"right": right}

    def right_answer(self, question: dict[str, Any]) -> Any:
        return _right_ids(question)[0]

    def wrong_answers(self, question: dict[str, Any]) -> Iterator[Any]:
        """Every other option."""
        yield from (option["id"] for option in question["options"] if not option["correct"])

    def read(self, question: dict[str, Any], data: QueryDict) -> Reading:
        given = data.getlist(field_name(question))
        if not any(given):
            return Reading(error=unanswered())
        if len(given) > 1:
            return Reading(error=only_one())
        if given[0] not in {option["id"] for option in question["options"]}:
            return Reading(error=not_a_choice())
        return Reading(given[0])


class MultipleChoice(_Choice):
    def _wrong_count(self, right: int, count: int) -> str:
        if 0 < right < count:
            return ""
        return _(
            'At least one option must say "correct: true" and at least one must not; %(right)d of %(count)d do.'
        ) % {
            "right": right,
            "count": count,
        }

    def right_answer(self, question: dict[str, Any]) -> Any:
        return _right_ids(question)

    def wrong_answers(self, question: dict[str, Any]) -> Iterator[Any]:
        """One too few, one too many, and all of them."""
        right, names = _right_ids(question), [option["id"] for option in question["options"]]
        others = [name for name in names if name not in right]
        yield from ([name for name in right if name != left_out] for left_out in right)
        yield from ([*right, other] for other in others)
        yield names

    def read(self, question: dict[str, Any], data: QueryDict) -> Reading:
        given = {value for value in data.getlist(field_name(question)) if value}
        known = [option["id"] for option in question["options"]]
        chosen = [name for name in known if name in given] or None
        if not given:
            return Reading(error=_("Please choose at least one answer."))
        return Reading(chosen, "" if given <= set(known) else not_a_choice())


def _right_ids(question: dict[str, Any]) -> list[str]:
    return [option["id"] for option in question["options"] if option["correct"]]


def _compile_option(option: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
    words, feedback = option["text"].strip(), option.get("feedback", "").strip()
    return {
        "id": text_id(words),
        "text": words,
        "html": page.inline(words),
        "correct": option.get("correct", False),
        "feedback": feedback,
        "feedback_html": page.inline(feedback),
    }
