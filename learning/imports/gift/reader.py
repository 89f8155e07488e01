"""The format GIFT: text files with questions; each category becomes a quiz."""

import re
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.imports.course import ImportedCourse, ImportedQuiz
from learning.imports.folders import file_at, files_below, place_of
from learning.imports.gift.parsing import Category, Question, parse_gift
from learning.imports.gift.reading import read_question
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.surroundings import Surroundings
from learning.imports.texts import read_text
from learning.imports.words import in_markdown

_SUFFIXES: Final = (".gift", ".txt")
_LOOKS_LIKE: Final = re.compile(
    r"^\s*(?:::|\$CATEGORY:)|\{[^{}]*[=~#][^{}]*\}|\{\s*(?:T|F|TRUE|FALSE)\s*[#}]", re.MULTILINE
)


class GiftReader:
    key = "gift"
    label = gettext_lazy("Moodle GIFT")

    def recognises(self, root: Path) -> bool:
        return any(_is_gift(file) for file in files_below(root, *_SUFFIXES)[:20])

    def read(self, root: Path, pictures: PictureShelf, report: Report) -> ImportedCourse:
        files = [file for file in files_below(root, *_SUFFIXES) if _is_gift(file)]
        if not files:
            raise ImportRefused(_("There is no file with questions in GIFT."))
        quizzes = [quiz for file in files for quiz in _read_file(file, root, pictures, report)]
        if not any(quiz.questions for quiz in quizzes):
            report.left_out(files[0].name, _("None of its questions can be asked here."))
        title = _title(files[0].stem if len(files) == 1 else root.name)
        return ImportedCourse(title, lessons=list(quizzes))


def _is_gift(file: Path) -> bool:
    return file.suffix.lower() == ".gift" or _LOOKS_LIKE.search(read_text(file, most=200_000)) is not None


def _read_file(file: Path, root: Path, pictures: PictureShelf, report: Report) -> list[ImportedQuiz]:
    around = Surroundings(report, pictures, file.name, find_file=lambda source: file_at(root, file.parent, source))
    quizzes = [ImportedQuiz(_title(file.stem), place_of(file, root))]
    for found in parse_gift(read_text(file)):
        here = around.at(place_of(file, root, found.line))
        if isinstance(found, Category):
            name = found.name.rstrip("/").rpartition("/")[2] or file.stem
            quizzes.append(ImportedQuiz(_title(name), here.place))
        elif isinstance(found, Question) and found.answers is None:
            report.changed(here.place, _("Words without a question stand before the quiz."))
            words = in_markdown(found.text.words, found.text.format, here)
            quizzes[-1].intro = f"{quizzes[-1].intro}\n\n{words}".strip()
        else:
            quizzes[-1].questions += read_question(found, here)
    return [quiz for quiz in quizzes if quiz.questions]


def _title(name: str) -> str:
    words = " ".join(re.sub(r"[_\-.]+", " ", name).split())
    return words[:1].upper() + words[1:] or _("Questions")
