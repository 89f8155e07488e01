"""Questions in GIFT as ours."""

from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.course import ImportedQuestion
from learning.imports.gift.parsing import Answer, Broken, Question, Text, plain, read_text, split_answers
from learning.imports.questions import (
    Asked,
    Choice,
    make_choice,
    make_number,
    make_pairs,
    make_true_false,
    make_typed,
    read_fraction,
)
from learning.imports.surroundings import Surroundings
from learning.imports.words import has_formula, in_label, in_markdown

_TRUTHS: Final = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read_question(question: Question | Broken, around: Surroundings) -> list[ImportedQuestion]:
    """What becomes of it; why nothing does is told in the report of `around`."""
    if isinstance(question, Broken):
        around.report.left_out(around.place, _("A question: its braces do not match (%(words)s).")
                               % {"words": question.words[:80]})  # fmt: skip
        return []
    asked = Asked(
        in_markdown(question.text.words, question.text.format, around),
        around.place,
        around.report,
        in_markdown(question.explanation.words, question.explanation.format, around),
        question.name,
    )
    if has_formula(question.text.words):
        around.report.changed(around.place, _("A formula is shown as it is written."))
    made = _make(question, asked, around)
    return [one for one in made if one is not None]


def _make(question: Question, asked: Asked, around: Surroundings) -> list[ImportedQuestion | None]:
    answers = question.answers or ""
    named = question.text.format
    if not answers:
        asked.cannot(_("it asks for an essay, which nobody judges here."))
        return []
    if answers.startswith("#"):
        return [_number(answers[1:], asked, named, around)]
    truth = _TRUTHS.get(plain(answers.partition("#")[0]).upper())
    if truth is not None:
        return [_true_false(answers, truth, asked, named, around)]
    if "~" in answers:
        return [_choice(split_answers(answers, named), asked, around)]
    if "->" in answers:
        return list(_pairs(answers, asked, named, around))
    return [_typed(answers, asked, named, around)]


def _choice(answers: list[Answer], asked: Asked, around: Surroundings) -> ImportedQuestion | None:
    is_single = any(one.is_right for one in answers)
    if is_single and any(one.weight and 0 < one.weight < 100 and not one.is_right for one in answers):
        asked.report.changed(
            asked.place, _("An answer that was half right is wrong now: there are no parts of a mark.")
        )
    choices = [
        Choice(
            in_label(one.text.words, one.text.format, around),
            one.is_right or (one.weight or 0) >= (100 if is_single else 0.001),
            in_label(one.feedback.words, one.feedback.format, around),
        )
        for one in answers
    ]
    return make_choice(_explained(asked, choices), choices, is_multiple=not is_single)


def _explained(asked: Asked, choices: list[Choice]) -> Asked:
    """With what is said to a right answer, where nothing else explains the question."""
    said = next((one.feedback for one in choices if one.is_right and one.feedback), "")
    return asked if asked.explanation.strip() or not said else asked.explained_by(said)


def _true_false(answers: str, truth: bool, asked: Asked, named: str, around: Surroundings) -> ImportedQuestion | None:
    said = [read_text(part, named) for part in answers.split("#")[1:3]]
    explanation = asked.explanation or "\n\n".join(
        in_markdown(one.words, one.format, around) for one in said if one.words
    )
    return make_true_false(asked.explained_by(explanation), is_true=truth)


def _pairs(answers: str, asked: Asked, named: str, around: Surroundings) -> list[ImportedQuestion]:
    pairs, spare = list[tuple[str, str]](), list[str]()
    for part in answers.split("=")[1:]:
        name, arrow, answer = part.partition("->")
        said = read_text(name, named)
        words = in_markdown(said.words, said.format, around)
        answer_words = in_label(plain(answer), "plain", around)
        if not arrow or not answer_words:
            asked.cannot(_("a pair has one side only."))
            return []
        if words:
            pairs.append((words, answer_words))
        else:
            spare.append(answer_words)
    return make_pairs(asked, pairs, spare)


def _typed(answers: str, asked: Asked, named: str, around: Surroundings) -> ImportedQuestion | None:
    """A single word needs no sign before it."""
    found = split_answers(answers, named) or [Answer(Text(plain(answers)), is_right=True)]
    right = [one.text.words for one in found if one.weight is None or one.weight >= 100]
    said = next((one.feedback for one in found if one.feedback.words), Text(""))
    explained = asked.explained_by(asked.explanation or in_markdown(said.words, said.format, around))
    return make_typed(explained, right)


def _number(answers: str, asked: Asked, named: str, around: Surroundings) -> ImportedQuestion | None:
    """The first answer that is worth a full mark; the others are worth a part of one, or nothing."""
    words = answers.partition("~")[0].strip()
    found = split_answers(words if "=" in words else f"={words}", named)
    full = [one for one in found if one.weight is None or one.weight >= 100]
    if len(found) > 1:
        asked.report.changed(asked.place, _("Only the number for a full mark is right now."))
    read = read_range(full[0].text.words) if full else None
    if read is None:
        asked.cannot(_("its number cannot be read."))
        return None
    said = full[0].feedback
    return make_number(asked.explained_by(asked.explanation or in_markdown(said.words, said.format, around)), *read)


def read_range(words: str) -> tuple[Fraction, Fraction] | None:
    """Answer and tolerance of "3", "3:0.5" and "2.5..3.5"."""
    low, dots, high = words.partition("..")
    if dots:
        least, most = read_fraction(low), read_fraction(high)
        return None if least is None or most is None or most < least else ((least + most) / 2, (most - least) / 2)
    middle, _colon, within = words.partition(":")
    answer, tolerance = read_fraction(middle), read_fraction(within or "0")
    return None if answer is None or tolerance is None or tolerance < 0 else (answer, tolerance)
