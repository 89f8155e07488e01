"""Problems of Open edX (capa) as questions of ours."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.course import ImportedQuestion
from learning.imports.html.blocks import label_of, markdown_of
from learning.imports.questions import Asked, Choice, make_choice, make_number, make_typed, read_fraction
from learning.imports.surroundings import Surroundings
from learning.imports.xml import Element, inner_html, tag_of, words_of_element

_HINTS: Final = (
    "choicehint",
    "optionhint",
    "compoundhint",
    "correcthint",
    "stringequalhint",
    "hintgroup",
    "demandhint",
)
_ASKS: Final = ("label", "description", "p", "div", "h1", "h2", "h3", "h4", "pre", "ul", "ol", "img", "table", "span")
_VARIABLE: Final = re.compile(r"\$\{?[A-Za-z_]")
_RANGE: Final = re.compile(r"^[\[(]\s*([^,;]+)[,;]\s*([^,;]+)[\])]$")
Made = Iterable[ImportedQuestion | None]


def read_problem(problem: Element, title: str, around: Surroundings) -> list[ImportedQuestion]:
    """Each of its responses is a question; why one is not is told in the report of `around`."""
    responses = [one for one in problem.iter() if tag_of(one).endswith("response")]
    explanation = _explanation(problem, around)
    if problem.find(".//demandhint") is not None:
        around.report.changed(around.place, _("Hints on demand stay behind: questions have none here."))
    if not responses:
        around.report.left_out(around.place, _("A problem that asks nothing: %(title)s") % {"title": title or "?"})
        return []
    made: list[ImportedQuestion] = []
    for response in responses:
        prompt = _prompt(problem, response, around) or title
        asked = Asked(prompt, around.place, around.report, explanation, title)
        made += (question for question in _make(problem, response, asked, around) if question is not None)
    return made


def _make(problem: Element, response: Element, asked: Asked, around: Surroundings) -> Made:
    kind = tag_of(response)
    make = _KINDS.get(kind)
    if make is None:
        asked.cannot(_('a problem of the kind "%(kind)s" has no like here.') % {"kind": kind.removesuffix("response")})
        return ()
    if problem.find(".//script") is not None and _VARIABLE.search(asked.prompt + words_of_element(response)):
        asked.cannot(
            _("its numbers are worked out by a program: write them as params of a question (docs/quizzes.md).")
        )
        return ()
    return make(response, asked, around)


def _choice(response: Element, asked: Asked, around: Surroundings) -> Made:
    is_multiple = tag_of(response) == "choiceresponse"
    if response.get("partial_credit"):
        asked.report.changed(asked.place, _("There are no parts of a mark: it is right as a whole or not."))
    choices = [
        Choice(_without_hints(choice, around), _is_true(choice.get("correct")), _hint(choice, around))
        for choice in response.iter("choice")
    ]
    yield make_choice(_explained(asked, choices), choices, is_multiple=is_multiple)


def _options(response: Element, asked: Asked, around: Surroundings) -> Made:
    for field in response.iter("optioninput"):
        listed = re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", field.get("options") or "")
        right = (field.get("correct") or "").strip()
        choices = [Choice(label_of(a or b, around), (a or b).strip() == right) for a, b in listed]
        choices += (
            Choice(_without_hints(option, around), _is_true(option.get("correct")), _hint(option, around))
            for option in field.iter("option")
        )
        yield make_choice(_explained(asked, choices), choices, is_multiple=False)


def _typed(response: Element, asked: Asked, _around: Surroundings) -> Made:
    answers = [response.get("answer") or "", *(one.get("answer") or "" for one in response.iter("additional_answer"))]
    yield make_typed(asked, [answer for answer in answers if answer])


def _number(response: Element, asked: Asked, _around: Surroundings) -> Made:
    given = (response.get("answer") or "").strip()
    if (within := _RANGE.match(given)) is not None:
        least, most = read_fraction(within[1]), read_fraction(within[2])
        if least is None or most is None or most < least:
            asked.cannot(_("its number cannot be read."))
            return
        yield make_number(asked, (least + most) / 2, (most - least) / 2)
        return
    answer = read_fraction(given)
    if answer is None:
        asked.cannot(_("its number cannot be read."))
        return
    yield make_number(asked, answer, _tolerance(response, answer))


def _tolerance(response: Element, answer: Fraction) -> Fraction:
    """A number, or a part of the answer in percent; numbers of Open edX may be off by nothing that is seen."""
    given = next(
        (one.get("default") or "" for one in response.iter("responseparam") if one.get("type") == "tolerance"), ""
    ).strip()
    tolerance = read_fraction(given.rstrip("%")) if given else None
    if tolerance is None:
        return Fraction(0)
    return abs(answer * tolerance / 100) if given.endswith("%") else abs(tolerance)


_KINDS: Final[dict[str, Callable[[Element, Asked, Surroundings], Made]]] = {
    "multiplechoiceresponse": _choice,
    "choiceresponse": _choice,
    "truefalseresponse": _choice,
    "optionresponse": _options,
    "stringresponse": _typed,
    "numericalresponse": _number,
}


def _prompt(problem: Element, response: Element, around: Surroundings) -> str:
    """What stands before the response, back to the one before it, and what asks within it."""
    before: list[str] = []
    seen_response = False
    for element in problem.iterchildren():
        if element is response or any(one is response for one in element.iter()):
            if element is not response:
                before.append(_html_before(element, response))
            break
        if any(tag_of(one).endswith("response") for one in element.iter()):
            before, seen_response = [], True
        elif tag_of(element) not in ("script", "solution", "demandhint", "style"):
            before.append(_outer(element))
    lead = problem.text if not seen_response else ""
    within = [_outer(child) for child in response if tag_of(child) in _ASKS]
    html = "".join([lead or "", *before, *within])
    words = markdown_of(html, around, top_heading=0)
    label = next((one.get("label") for one in response.iter() if one.get("label")), "") or ""
    return words or label


def _html_before(element: Element, response: Element) -> str:
    """Of an element that holds the response among other things, what stands before it."""
    copy = deepcopy(element)
    place = [one for one, _number in zip(copy.iter(), range(100_000), strict=False)]
    number = next((index for index, one in enumerate(element.iter()) if one is response), len(place))
    for one in place[number:]:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return _outer(copy)


def _outer(element: Element) -> str:
    tag = tag_of(element)
    if tag == "label":
        return f"<p>{inner_html(element)}</p>"
    if tag == "description":
        return f"<p><em>{inner_html(element)}</em></p>"
    return f"<{tag}{_source(element)}>{inner_html(element)}</{tag}>{element.tail or ''}"


def _source(element: Element) -> str:
    """Attributes of the one element whose own matter."""
    if tag_of(element) != "img":
        return ""
    return "".join(f' {key}="{(element.get(key) or "").replace(chr(34), "")}"' for key in ("src", "alt"))


def _explanation(problem: Element, around: Surroundings) -> str:
    said = [markdown_of(inner_html(one), around, top_heading=0) for one in problem.iter("solution")]
    words = "\n\n".join(filter(None, said))
    return re.sub(r"^(\*\*)?Explanation:?(\*\*)?\s*(\n|$)", "", words).strip()


def _without_hints(element: Element, around: Surroundings) -> str:
    copy = deepcopy(element)
    copy.tail = None
    for one in list(copy.iter(*_HINTS)):
        parent, previous = one.getparent(), one.getprevious()
        if parent is None:
            continue
        if previous is not None:
            previous.tail = (previous.tail or "") + (one.tail or "")
        else:
            parent.text = (parent.text or "") + (one.tail or "")
        parent.remove(one)
    return label_of(inner_html(copy), around)


def _hint(element: Element, around: Surroundings) -> str:
    """What is said to who chose it."""
    for hint in element.iter("choicehint", "optionhint"):
        if hint.get("selected", "true").lower() == "true":
            return label_of(inner_html(hint), around)
    return ""


def _explained(asked: Asked, choices: list[Choice]) -> Asked:
    said = next((one.feedback for one in choices if one.is_right and one.feedback), "")
    return asked if asked.explanation or not said else asked.explained_by(said)


def _is_true(words: str | None) -> bool:
    return (words or "").strip().lower() in ("true", "1", "yes")
