"""Questions of Moodle XML as ours."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.course import ImportedQuestion
from learning.imports.moodle.texts import as_label, in_our_words
from learning.imports.questions import (
    Asked,
    Choice,
    make_choice,
    make_number,
    make_ordering,
    make_pairs,
    make_true_false,
    make_typed,
    read_fraction,
)
from learning.imports.surroundings import Surroundings
from learning.imports.words import has_formula
from learning.imports.xml import Element

Made = Iterable[ImportedQuestion | None]


def read_question(element: Element, kind: str, around: Surroundings) -> list[ImportedQuestion]:
    """What becomes of it; why nothing does is told in the report of `around`."""
    prompt = in_our_words(element.find("questiontext"), around)
    explanation = in_our_words(element.find("generalfeedback"), around)
    asked = Asked(prompt, around.place, around.report, explanation, text_of(element, "name/text"))
    make = _KINDS.get(kind)
    if make is None:
        asked.cannot(_('its kind "%(kind)s" is not known here.') % {"kind": kind or "?"})
        return []
    if has_formula(text_of(element, "questiontext/text")):
        around.report.changed(around.place, _("A formula is shown as it is written."))
    return [made for made in make(element, asked, around) if made is not None]


def text_of(element: Element, path: str) -> str:
    return str(element.findtext(path) or "").strip()


def _choice(element: Element, asked: Asked, around: Surroundings) -> Made:
    is_single = text_of(element, "single").lower() not in ("false", "0")
    answers = element.findall("answer")
    weights = [_weight(answer) for answer in answers]
    if is_single and any(0 < weight < 100 for weight in weights):
        asked.report.changed(
            asked.place, _("An answer that was half right is wrong now: there are no parts of a mark.")
        )
    choices = [
        Choice(
            as_label(answer, around),
            weight >= 100 if is_single else weight > 0,
            as_label(answer.find("feedback"), around),
        )
        for answer, weight in zip(answers, weights, strict=True)
    ]
    said = [in_our_words(element.find("correctfeedback"), around), *(one.feedback for one in choices if one.is_right)]
    yield make_choice(_explained(asked, said), choices, is_multiple=not is_single)


def _true_false(element: Element, asked: Asked, around: Surroundings) -> Made:
    answers = element.findall("answer")
    right = next((answer for answer in answers if _weight(answer) >= 100), None)
    word = text_of(right, "text").lower() if right is not None else ""
    if word not in ("true", "false"):
        asked.cannot(_("it does not say whether it is true."))
        return
    said = [in_our_words(answer.find("feedback"), around) for answer in answers]
    yield make_true_false(_explained(asked, ["\n\n".join(filter(None, said))]), is_true=word == "true")


def _number(element: Element, asked: Asked, around: Surroundings) -> Made:
    right = next((answer for answer in element.findall("answer") if _weight(answer) >= 100), None)
    answer = read_fraction(text_of(right, "text")) if right is not None else None
    if right is None or answer is None:
        asked.cannot(_("its number cannot be read."))
        return
    tolerance = read_fraction(text_of(right, "tolerance") or "0") or Fraction(0)
    unit = text_of(element, "units/unit/unit_name")
    said = in_our_words(right.find("feedback"), around)
    yield make_number(_explained(asked, [said]), answer, abs(tolerance), unit)


def _typed(element: Element, asked: Asked, around: Surroundings) -> Made:
    right = [answer for answer in element.findall("answer") if _weight(answer) >= 100]
    said = [in_our_words(answer.find("feedback"), around) for answer in right]
    yield make_typed(_explained(asked, said), [text_of(answer, "text") for answer in right])


def _pairs(element: Element, asked: Asked, around: Surroundings) -> Made:
    found = [
        (in_our_words(part, around), as_label(part.find("answer"), around)) for part in element.findall("subquestion")
    ]
    pairs = [(name, answer) for name, answer in found if name and answer]
    yield from make_pairs(asked, pairs, [answer for name, answer in found if not name])


def _ordering(element: Element, asked: Asked, around: Surroundings) -> Made:
    yield make_ordering(asked, [as_label(answer, around) for answer in element.findall("answer")])


def _essay(_element: Element, asked: Asked, _around: Surroundings) -> Made:
    asked.cannot(_("it asks for an essay, which nobody judges here."))
    return ()


def _gaps(_element: Element, asked: Asked, _around: Surroundings) -> Made:
    asked.cannot(_("its answers stand within its text (Cloze): make a question of each gap."))
    return ()


def _calculated(_element: Element, asked: Asked, _around: Surroundings) -> Made:
    asked.cannot(_("its numbers are worked out by Moodle: write them as params of a question (docs/quizzes.md)."))
    return ()


_KINDS: Final[dict[str, Callable[[Element, Asked, Surroundings], Made]]] = {
    "multichoice": _choice,
    "multichoiceset": _choice,
    "truefalse": _true_false,
    "numerical": _number,
    "shortanswer": _typed,
    "matching": _pairs,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": _gaps,
    "multianswer": _gaps,
    "gapselect": _gaps,
    "ddwtos": _gaps,
    "calculated": _calculated,
    "calculatedmulti": _calculated,
    "calculatedsimple": _calculated,
}


def _weight(answer: Element) -> float:
    """In percent of a full mark."""
    number = read_fraction(answer.get("fraction") or "0")
    return float(number) if number is not None else 0.0


def _explained(asked: Asked, said: list[str]) -> Asked:
    """With the first of what is said to a right answer, where nothing else explains the question."""
    words = next(filter(None, said), "")
    return asked if asked.explanation.strip() else asked.explained_by(words)
