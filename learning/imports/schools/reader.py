"""The format of Markdown folders."""

import re
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.imports.course import ImportedCourse, ImportedText
from learning.imports.folders import file_at, place_of
from learning.imports.links import waiting_link
from learning.imports.markdown.convert import convert_markdown
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.schools.front_matter import Head, read_head
from learning.imports.schools.order import SUFFIXES, course_metadata, in_order, lesson_files, title_from_name
from learning.imports.surroundings import Surroundings
from learning.imports.texts import read_text, shortened

_LONGEST: Final = 400_000  # characters of one file
_STATIC: Final = ("public", "static", "assets", "docs", "src", "img", "images")
_CODE: Final = re.compile(r"^```\s*(?:solidity|sol|rust|typescript|ts|javascript|js|python|vyper|bash)\b", re.MULTILINE)


class SchoolReader:
    key = "markdown"
    label = gettext_lazy("Markdown folder")

    def recognises(self, root: Path) -> bool:
        return bool(lesson_files(root))

    def read(self, root: Path, pictures: PictureShelf, report: Report) -> ImportedCourse:
        top = _top(root)
        heads = _read_heads(lesson_files(top), top, report)
        if not heads:
            raise ImportRefused(_("There is no Markdown with words in it."))
        order = in_order(list(heads), heads, top)
        lessons: list[ImportedText] = []
        for number, file in enumerate(order, start=1):
            lessons.append(_lesson(file, heads[file], top, Surroundings(report, pictures, place_of(file, top))))
            report.tell(number, len(order))
        about = course_metadata(top)
        objectives = [words for file in order for words in _objectives(heads[file])]
        developers = sum(len(_CODE.findall(head.body)) for head in heads.values()) > len(heads)
        return ImportedCourse(
            _title(about, top, heads[order[0]]),
            description=shortened(str(about.get("description") or about.get("site_description") or ""), 900),
            objectives=objectives,
            lessons=list(lessons),
            is_for_developers=developers,
        )


def _top(root: Path) -> Path:
    """Below folders that hold nothing but one other: archives are made with such."""
    top = root.resolve()
    while True:
        inside = [entry for entry in top.iterdir() if not entry.name.startswith(".")]
        if len(inside) != 1 or not inside[0].is_dir() or inside[0].is_symlink():
            return top
        top = inside[0]


def _read_heads(files: list[Path], top: Path, report: Report) -> dict[Path, Head]:
    heads: dict[Path, Head] = {}
    for file in files:
        head = read_head(read_text(file))
        place = place_of(file, top)
        if head.is_draft():
            report.left_out(place, _("It is a draft, as its head says."))
        elif len(head.body) > _LONGEST:
            report.left_out(place, _("It has more than %(most)d characters.") % {"most": _LONGEST})
        elif not head.body.strip():
            report.left_out(place, _("It has no words."))
        else:
            heads[file] = head
    return heads


def _lesson(file: Path, head: Head, top: Path, around: Surroundings) -> ImportedText:
    def find_file(source: str) -> Path | None:
        return next(filter(None, (file_at(top, base, source) for base in _bases(file, top, source))), None)

    def find_link(href: str) -> str | None:
        return _link(href, file, top)

    here = Surroundings(around.report, around.pictures, around.place, find_file, find_link)
    name = place_of(file, top)
    title = head.title or title_from_name(file) or name
    return ImportedText(title, convert_markdown(head.body, here), name, None, frozenset({name}))


def _bases(file: Path, top: Path, source: str) -> list[Path]:
    """Where a picture may be looked for: beside the file, and in the folders that generators copy to the root."""
    return [top / name for name in ("", *_STATIC)] if source.startswith("/") else [file.parent, top]


def _link(href: str, file: Path, top: Path) -> str | None:
    """Where a link to another file leads, once that has an address; to a heading of its own file, there."""
    path, _mark, section = href.partition("#")
    anchor = f"section-{section.lower()}" if section else ""
    if not path:
        return f"#{anchor}" if anchor else None
    for candidate in (
        path,
        f"{path}.md",
        f"{path}.mdx",
        f"{path.rstrip('/')}/index.md",
        f"{path.rstrip('/')}/README.md",
    ):
        found = file_at(top, file.parent, candidate)
        if found is not None and found.suffix.lower() in SUFFIXES:
            return waiting_link(place_of(found, top), anchor)
    return None


def _objectives(head: Head) -> list[str]:
    found = head.data.get("objectives") or head.data.get("learning_objectives")
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _title(about: dict[str, object], top: Path, first: Head) -> str:
    said = about.get("title") or about.get("site_name")
    name = " ".join(re.sub(r"[_\-+]+", " ", top.name).split())
    return str(said) if isinstance(said, str) and said else name[:1].upper() + name[1:] or first.title
