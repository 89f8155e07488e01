"""Questions of other tools as ours: what all readers share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.imports.course import ImportedQuestion
from learning.imports.report import Report
from learning.lesson_types.questions.choice import MOST_OPTIONS

_LONGEST_OPTION: Final = 600
_LONGEST_PROMPT: Final = 4000
_LONGEST_FEEDBACK: Final = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """`text` and `feedback` are Markdown on one line."""

    text: str
    is_right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every question has. `explanation` may be empty."""

    prompt: str
    place: str
    report: Report
    explanation: str = ""
    name: str = ""

    def explained_by(self, words: str) -> "Asked":
        return replace(self, explanation=words)

    def cannot(self, why: str) -> None:
        """Tell why the question stays behind."""
        self.report.left_out(self.place, _("A question: %(why)s") % {"why": why})

    def make(self, kind: str, right: str, **own: Any) -> ImportedQuestion | None:
        """The question, explained by what is `right` when nothing explains it."""
        if not self.prompt.strip():
            self.cannot(_("it asks nothing in words."))
            return None
        explanation = self.explanation.strip()
        if not explanation:
            explanation = _("Right is: %(answer)s") % {"answer": right}
            self.report.to_do(self.place, _("Explain the answer: the question came without an explanation."))
        return ImportedQuestion(
            {
                "kind": kind,
                "prompt": self.prompt.strip()[:_LONGEST_PROMPT],
                **own,
                "explanation": explanation[:_LONGEST_PROMPT],
            },
            self.place,
            self.name,
        )


def make_choice(asked: Asked, choices: list[Choice], *, is_multiple: bool) -> ImportedQuestion | None:
    """One or several right ones of `choices`."""
    kept = _different(asked, choices)
    right = [one for one in kept if one.is_right]
    if not right or len(right) == len(kept):
        asked.cannot(_("it has no right answer.") if not right else _("every answer is right."))
        return None
    if not is_multiple and len(right) > 1:
        asked.report.changed(asked.place, _("Any one of several answers was right; now all of them are asked for."))
        is_multiple = True
    kept = _fewer(asked, kept)
    options = [
        {"text": one.text}
        | ({"correct": True} if one.is_right else {})
        | ({"feedback": one.feedback[:_LONGEST_FEEDBACK]} if one.feedback else {})
        for one in kept
    ]
    words = "; ".join(one.text for one in kept if one.is_right)
    return asked.make("multiple" if is_multiple else "single", words, options=options)


def make_true_false(asked: Asked, *, is_true: bool) -> ImportedQuestion | None:
    return asked.make("true_false", _("true") if is_true else _("false"), answer=is_true)


def make_number(asked: Asked, answer: Fraction, tolerance: Fraction, unit: str = "") -> ImportedQuestion | None:
    """Within `tolerance` on either side of `answer`."""
    own: dict[str, Any] = {"answer": _as_number(answer)}
    if tolerance:
        own["tolerance"] = _as_number(tolerance)
    if unit:
        own["unit"] = unit[:30]
    return asked.make("numeric", f"{_as_number(answer)} {unit}".strip(), **own)


def make_ordering(asked: Asked, items: list[str]) -> ImportedQuestion | None:
    if not 3 <= len(items) <= 8:
        asked.cannot(_("three to eight things can be put in order here, and it has %(count)d.") % {"count": len(items)})
        return None
    return asked.make("ordering", " → ".join(items), items=items)


def make_pairs(asked: Asked, pairs: list[tuple[str, str]], spare: Iterable[str] = ()) -> list[ImportedQuestion]:
    """A question for each pair, whose answers are those of all."""
    answers = list(dict.fromkeys([answer for _name, answer in pairs] + [one for one in spare if one]))
    if len(answers) < 2 or not pairs:
        asked.cannot(_("nothing is to be told apart in it."))
        return []
    asked.report.changed(asked.place, _("Pairs to be matched: each of them is a question of its own now."))
    made = []
    for name, answer in pairs:
        one = Asked(f"{asked.prompt.strip()}\n\n{name}", asked.place, asked.report, asked.explanation, asked.name)
        made.append(make_choice(one, [Choice(text, text == answer) for text in answers], is_multiple=False))
    return [one for one in made if one is not None]


def make_typed(asked: Asked, answers: list[str]) -> ImportedQuestion | None:
    """A typed word: only a number can be asked for so here."""
    for answer in answers:
        if (number := read_fraction(answer)) is not None:
            asked.report.changed(asked.place, _("A typed answer: the number alone is taken now."))
            return make_number(asked, number, Fraction(0))
    asked.cannot(_("words that are typed are not judged here; make a choice of it (right: %(answers)s).")
                 % {"answers": ", ".join(answers)[:120] or "?"})  # fmt: skip
    return None


def read_fraction(words: str) -> Fraction | None:
    """A number as tools write it: 5, -0.5, 1e3, 1/4, 2,5."""
    text = words.strip().replace("\u2212", "-").replace("*10^", "e")
    if len(text) > 40 or not text:
        return None
    if text.count(",") == 1 and "." not in text and len(text.rpartition(",")[2]) != 3:
        text = text.replace(",", ".")
    mantissa, _e, exponent = text.lower().partition("e")
    if exponent and not (exponent.lstrip("+-").isdecimal() and abs(int(exponent)) <= 25):
        return None
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
    return number if mantissa and abs(number) < 10**29 else None


def _as_number(number: Fraction) -> int | float:
    return number.numerator if number.denominator == 1 else float(number)


def _different(asked: Asked, choices: list[Choice]) -> list[Choice]:
    """Without empty ones, and without those that say the same as one before."""
    kept: dict[str, Choice] = {}
    for one in choices:
        words = one.text.strip()[:_LONGEST_OPTION]
        key = " ".join(words.split())
        if not key:
            asked.report.left_out(asked.place, _("An answer without words."))
        elif key in kept:
            asked.report.left_out(
                asked.place, _("An answer that says the same as another: %(words)s") % {"words": key[:80]}
            )
        else:
            kept[key] = Choice(words, one.is_right, one.feedback)
    return list(kept.values())


def _fewer(asked: Asked, choices: list[Choice]) -> list[Choice]:
    """At most as many as are shown at once: all right ones, and the first of the others, in their order."""
    surplus = len(choices) - MOST_OPTIONS
    if surplus <= 0:
        return choices
    numbers = {"most": MOST_OPTIONS, "count": len(choices)}
    asked.report.changed(asked.place, _("A question shows %(most)d answers at most; it had %(count)d.") % numbers)
    wrong = [one for one in choices if not one.is_right]
    left_out = wrong[max(0, len(wrong) - surplus) :]
    if len(left_out) == len(wrong):
        left_out = wrong[1:]
    return [one for one in choices if one not in left_out]
