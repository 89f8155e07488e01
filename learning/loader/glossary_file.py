"""The library's glossary.yaml: a list of terms, each with what it means."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.problems import Problem
from learning.content.structure import did_you_mean, find_structural_problems, group, text
from learning.content.syntax.terms import spelling_key
from learning.content.yaml_source import YamlBroken, YamlDocument, read_yaml
from learning.loader.files import Unreadable, read_text
from learning.loader.mistakes import Mistake

GLOSSARY_FILE: Final = "glossary.yaml"
_ENTRY: Final = group(
    {
        "term": text(80),
        "also": {"type": "array", "items": text(80), "maxItems": 12},
        "means": text(400),
        "see": {"type": "array", "items": text(80), "maxItems": 8},
        "lesson": text(161),
    },
    required=("term", "means"),
)
_SCHEMA: Final = Draft202012Validator({"type": "array", "items": _ENTRY})


@dataclass(frozen=True, slots=True)
class TermSource:
    """`see` and `lesson` as they were written: other terms by any spelling, a lesson as course/lesson."""

    term: str
    also: list[str]
    means: str
    see: list[str]
    lesson: str
    line: int

    @property
    def slug(self) -> str:
        return spelling_key(self.term)

    @property
    def spellings(self) -> list[str]:
        """The keys that lead to it, each once."""
        return list(dict.fromkeys(key for words in (self.term, *self.also) if (key := spelling_key(words))))


@dataclass
class Glossary:
    """What the file holds; empty, with its mistakes, when it cannot be used."""

    file: Path
    terms: list[TermSource] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        return bool(self.terms) and not self.mistakes

    @property
    def by_spelling(self) -> dict[str, TermSource]:
        return {key: term for term in self.terms for key in term.spellings}


def read_glossary(library: Path) -> Glossary:
    """The glossary of a library, which need not have one."""
    glossary = Glossary(library / GLOSSARY_FILE)
    if not glossary.file.exists():
        return glossary
    try:
        document = read_yaml(read_text(glossary.file))
    except (Unreadable, YamlBroken) as error:
        glossary.mistakes.append(Mistake(glossary.file, error.line, error.sentence))
        return glossary
    glossary.mistakes += (Mistake(glossary.file, slip.line, slip.sentence) for slip in document.slips)
    glossary.mistakes += _mistakes(glossary.file, document, find_structural_problems(document.data, _SCHEMA))
    if not glossary.mistakes:
        glossary.terms = [_term(entry, document.line_of((place,))) for place, entry in enumerate(document.data)]
        glossary.mistakes += _mistakes(glossary.file, document, _find_problems(glossary.terms))
    return glossary


def _term(entry: dict[str, Any], line: int) -> TermSource:
    also, see = ([" ".join(words.split()) for words in entry.get(key, [])] for key in ("also", "see"))
    words = " ".join(entry["term"].split())
    return TermSource(words, also, entry["means"].strip(), see, entry.get("lesson", "").strip("/"), line)


def _mistakes(file: Path, document: YamlDocument, problems: Iterator[Problem] | list[Problem]) -> list[Mistake]:
    """The line says which entry it is."""
    return [
        Mistake(file, document.line_of(problem.path, problem.line), str(replace(problem, path=problem.path[1:])))
        for problem in problems
    ]


def _find_problems(terms: list[TermSource]) -> Iterator[Problem]:
    taken: dict[str, TermSource] = {}
    for place, term in enumerate(terms):
        if not term.slug:
            yield Problem((place, "term"), _("A term needs a letter or a digit."))
        for key in term.spellings:
            first = taken.setdefault(key, term)
            if first is not term:
                names = {"words": key, "term": first.term, "line": first.line}
                sentence = _('"%(words)s" is a name of "%(term)s" already (line %(line)d): one name per thing.')
                yield Problem((place,), sentence % names)
        for problem in find_markdown_problems(term.means, inline=True):
            yield problem.below(place, "means")
    for place, term in enumerate(terms):
        for words in term.see:
            if spelling_key(words) not in taken:
                yield Problem((place, "see"), unknown_term(words, list(taken)))


def unknown_term(words: str, known: list[str]) -> str:
    """What an author is told who named a term that is none."""
    names = {"words": words, "hint": did_you_mean(spelling_key(words), known)}
    return _('There is no term "%(words)s" in the glossary.%(hint)s Add it to glossary.yaml.') % names
