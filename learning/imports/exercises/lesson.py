"""One exercise as a lesson: a code lesson where its language is judged here, else a text."""

from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.schema import HINTS, MOST_SOURCE
from learning.content.syntax.terms import terms_in
from learning.imports.course import ImportedCode, ImportedLesson
from learning.imports.exercises.checks import checks_of
from learning.imports.exercises.exercise import Exercise
from learning.imports.exercises.hints import with_hints
from learning.imports.exercises.json_files import words_in
from learning.imports.exercises.parsing import without_terms
from learning.imports.exercises.words import whole_text, words_of_exercise
from learning.imports.markdown.convert import convert_label
from learning.imports.report import Report
from learning.imports.surroundings import Surroundings, web_address
from learning.imports.texts import shortened

_MINUTES: Final = 15
_LONGEST_GOAL: Final = 600


def lessons_of(exercise: Exercise, language: str, around: Surroundings) -> list[ImportedLesson]:
    """The lesson, after a text where its words are more than a code lesson has room for."""
    names = exercise.named("solution") or exercise.named("test")
    if names and names[0].endswith(".py"):
        return _python(exercise, around)
    around.report.changed(exercise.place, _not_judged((language or names[0].rpartition(".")[2]) if names else ""))
    return [whole_text(exercise, around)]


def _not_judged(language: str) -> str:
    if not language:
        return _("No code of it was found: the exercise comes as a text.")
    sentence = _("Code in %(language)s is not judged here: the exercise comes as a text, without its tests.")
    return sentence % {"language": language[:40]}


def _python(exercise: Exercise, around: Surroundings) -> list[ImportedLesson]:
    report = around.report
    before, steps = words_of_exercise(exercise, around)
    goal = convert_label(words_in(exercise.config, "blurb")[:_LONGEST_GOAL], around.at(exercise.place))
    source: dict[str, Any] = {
        "language": "python",
        "goal": goal if len(goal) <= _LONGEST_GOAL else "",
        "steps": steps,
        "stub": _code(exercise, report, "solution"),
        "checks": _checks(exercise, around),
        "reference": _code(exercise, report, "example", "exemplar"),
    }
    report.to_do(exercise.place, _to_write(source))
    kept = {key: value for key, value in source.items() if value}
    return [*before, ImportedCode(exercise.name, exercise.place, kept, _MINUTES, _sources(exercise))]


def _code(exercise: Exercise, report: Report, *kinds: str) -> str:
    """The one file of these kinds that a lesson here can have; the others are told of."""
    names = [name for kind in kinds for name in exercise.named(kind)]
    for name in names[1:]:
        report.left_out(exercise.place, _("The file %(name)s: a lesson here is one file.") % {"name": name})
    code = exercise.text(names[0]) if names else ""
    if len(code.encode()) > MOST_SOURCE:
        numbers = {"name": names[0], "most": MOST_SOURCE}
        report.left_out(exercise.place, _("The file %(name)s has more than %(most)d bytes.") % numbers)
        return ""
    code = without_terms(code)
    if any(terms_in(code)):
        sentence = _("In %(name)s two square brackets name a term of the glossary here: write it otherwise.")
        report.to_do(exercise.place, sentence % {"name": names[0]})
    return f"{code}\n" if code else ""


def _checks(exercise: Exercise, around: Surroundings) -> list[dict[str, Any]]:
    """With the hints of their tasks."""
    solution = (exercise.named("solution") or [""])[0].rpartition("/")[2].removesuffix(".py")
    files = exercise.files("test")
    for file in files[1:]:
        around.report.left_out(exercise.place_of(file), _("More tests: those of one file are read."))
    checks = checks_of(exercise, files[0], solution, around.report) if files else []
    return with_hints(checks, exercise, around)


def _to_write(source: dict[str, Any]) -> str:
    """What a lesson here needs and nobody wrote there."""
    named = {
        "goal": _("the goal"), "stub": _("what it begins with"), "checks": _("the checks"),
        "reference": _("a solution"),
    }  # fmt: skip
    missing = [words for key, words in named.items() if not source[key]]
    without = sum(len(check.get("hints", [])) < HINTS for check in source["checks"])
    missing += [_("two variants"), _("three wrong solutions, each of which fails a check"), _("a debrief")]
    if without:
        missing.append(_("three hints each for %(count)d checks") % {"count": without})
    return _("To be written: %(what)s.") % {"what": "; ".join(missing)}


def _sources(exercise: Exercise) -> list[dict[str, str]]:
    """Where the exercise is from, when it names an address."""
    address = web_address(words_in(exercise.config, "source_url"))
    title = shortened(words_in(exercise.config, "source"), 200) or address[:200]
    return [{"title": title, "url": address}] if address.startswith("http") and len(address) <= 500 else []
