"""Lessons of an OLX course: a sequential is a text whose steps are its units, and a quiz of what the text does not ask.

A step may end in one question; a unit with more of them, or without words, gives its questions to the quiz.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.checks import check_of
from learning.imports.course import ImportedLesson, ImportedQuestion, ImportedQuiz, ImportedText
from learning.imports.olx.blocks import Block, Tree
from learning.imports.olx.problems import read_problem
from learning.imports.olx.texts import read_film, read_html_block
from learning.imports.surroundings import Surroundings

# Blocks that only hold others.
_HOLDERS: Final = frozenset(
    "chapter sequential vertical videosequence problemset wrapper split_test randomize conditional library_content"
    " show itembank unit".split()
)
_UNIT: Final = ("vertical", "unit")


@dataclass(slots=True)
class _Unit:
    """A screen of Open edX."""

    title: str
    words: list[str] = field(default_factory=list)
    questions: list[ImportedQuestion] = field(default_factory=list)


def lessons_of(sequential: Block, tree: Tree, around: Surroundings) -> list[ImportedLesson]:
    """One text, one quiz, both or neither."""
    units = list(_units(sequential, tree, around))
    title = sequential.title or (sequential.path[-1] if sequential.path else _("Lesson"))
    place = sequential.place(tree.root)
    has_words = any(unit.words for unit in units)
    steps, left = list[str](), list[ImportedQuestion]()
    for unit in units:
        text = "\n\n".join(unit.words)
        check = check_of(unit.questions[0], around.report) if text and len(unit.questions) == 1 else ""
        left += [] if check else unit.questions
        if text:
            heading = f"## {unit.title}\n\n" if unit.title and (len(units) > 1 or unit.title != title) else ""
            steps.append(f"{heading}{text}" + (f"\n\n{check}" if check else ""))
    lessons: list[ImportedLesson] = []
    names = tree.names(sequential)
    if has_words:
        lessons.append(ImportedText(title, "\n\n".join(steps), place, None, names))
    if left:
        name = _("Check yourself: %(title)s") % {"title": title} if has_words else title
        lessons.append(ImportedQuiz(name, place, questions=left, names=names))
    return lessons


def _units(block: Block, tree: Tree, around: Surroundings) -> Iterator[_Unit]:
    """Each vertical, and what stands in the sequential without one."""
    loose = _Unit("")
    for child in tree.children(block):
        if child.tag in _UNIT:
            unit = _Unit(child.title)
            _fill(unit, child, tree, around)
            if unit.words or unit.questions:
                yield unit
        else:
            _take(loose, child, tree, around)
    if loose.words or loose.questions:
        yield loose


def _fill(unit: _Unit, block: Block, tree: Tree, around: Surroundings) -> None:
    for child in tree.children(block):
        _take(unit, child, tree, around)


def _take(unit: _Unit, block: Block, tree: Tree, around: Surroundings) -> None:
    here = around.at(block.place(tree.root))
    if block.tag == "html":
        words = read_html_block(block, tree.root, here)
        unit.words += [words] if words else []
    elif block.tag == "problem":
        unit.questions += read_problem(block.element, block.title, here)
    elif block.tag == "video":
        words = read_film(block, here)
        unit.words += [words] if words else []
    elif block.tag in _HOLDERS:
        if block.tag in ("split_test", "randomize", "conditional", "library_content", "itembank"):
            here.report.changed(
                here.place, _("<%(tag)s> showed a choice of its parts; all of them come.") % {"tag": block.tag}
            )
        _fill(unit, block, tree, around)
    elif block.tag == "discussion":
        here.report.left_out(here.place, _("A discussion: each course has its own forum here."))
    else:
        names = {"tag": block.tag, "title": block.title}
        here.report.left_out(here.place, _("<%(tag)s> %(title)s: there is nothing like it here.") % names)
