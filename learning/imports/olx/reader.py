"""The format OLX."""

from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.imports.course import ImportedCourse, ImportedLesson
from learning.imports.folders import files_below
from learning.imports.olx.blocks import Block, Tree
from learning.imports.olx.lessons import lessons_of
from learning.imports.olx.texts import find_block, find_static
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.surroundings import Surroundings
from learning.imports.texts import read_text, shortened
from learning.imports.xml import read_html, words_of_element

_COURSE: Final = "course.xml"


class OlxReader:
    key = "olx"
    label = gettext_lazy("Open edX (OLX)")

    def recognises(self, root: Path) -> bool:
        return _find_root(root) is not None

    def read(self, root: Path, pictures: PictureShelf, report: Report) -> ImportedCourse:
        found = _find_root(root)
        if found is None:
            raise ImportRefused(_("There is no course.xml: export the course from Open edX Studio."))
        tree = Tree(found, report)
        course = tree.course()
        if course is None:
            raise ImportRefused(_("Its course.xml cannot be read."))
        around = Surroundings(
            report, pictures, _COURSE, find_file=lambda source: find_static(found, source), find_link=find_block
        )
        lessons = [lesson for chapter in tree.children(course) for lesson in _lessons(chapter, tree, around)]
        title = course.title or " ".join(filter(None, (course.element.get("org"), course.element.get("course"))))
        return ImportedCourse(title, description=_about(found), lessons=lessons)


def _find_root(root: Path) -> Path | None:
    """The folder of the course: the one nearest to the top that has a course.xml which is one."""
    found = [
        file for file in files_below(root, ".xml") if file.name == _COURSE and "<course" in read_text(file, most=4096)
    ]
    return min((file.parent for file in found), key=lambda folder: len(folder.parts), default=None)


def _lessons(chapter: Block, tree: Tree, around: Surroundings) -> list[ImportedLesson]:
    """Of a chapter; what else stands in a course (a wiki, pages of its own) holds no lessons."""
    if chapter.tag != "chapter":
        if chapter.tag in ("sequential", "vertical"):
            return lessons_of(chapter, tree, around)
        if chapter.tag not in ("wiki", "textbook"):
            around.report.left_out(chapter.place(tree.root), _("<%(tag)s> is no chapter.") % {"tag": chapter.tag})
        return []
    return [lesson for part in tree.children(chapter) for lesson in lessons_of(part, tree, around)]


def _about(root: Path) -> str:
    """The words of the course's own page, as far as it has one."""
    for name in ("short_description.html", "overview.html"):
        file = root / "about" / name
        if file.is_file() and (words := words_of_element(read_html(read_text(file, most=200_000)))):
            return shortened(words, 900)
    return ""
