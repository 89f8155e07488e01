"""The format Moodle XML: files with <quiz> as their root; each category becomes a quiz."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.imports.course import ImportedCourse, ImportedQuiz
from learning.imports.folders import files_below, place_of
from learning.imports.moodle.questions import read_question, text_of
from learning.imports.moodle.texts import files_in, in_our_words
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.surroundings import Surroundings
from learning.imports.texts import shortened
from learning.imports.xml import XmlBroken, line_of, read_xml_file, tag_of


class MoodleXmlReader:
    key = "moodle-xml"
    label = gettext_lazy("Moodle XML")

    def recognises(self, root: Path) -> bool:
        return any(_is_quiz(file) for file in files_below(root, ".xml")[:50])

    def read(self, root: Path, pictures: PictureShelf, report: Report) -> ImportedCourse:
        files = [file for file in files_below(root, ".xml") if _is_quiz(file)]
        if not files:
            raise ImportRefused(_("There is no file with questions in Moodle XML."))
        quizzes = [quiz for file in files for quiz in _read_file(file, root, pictures, report)]
        title = files[0].stem if len(files) == 1 else root.name
        return ImportedCourse(title.replace("_", " ").replace("-", " ").capitalize(), lessons=list(quizzes))


def _is_quiz(file: Path) -> bool:
    with file.open("rb") as stream:
        return b"<quiz" in stream.read(4096)


def _read_file(file: Path, root: Path, pictures: PictureShelf, report: Report) -> list[ImportedQuiz]:
    place = place_of(file, root)
    try:
        document = read_xml_file(file)
    except XmlBroken as error:
        report.left_out(place, str(error))
        return []
    quizzes = [ImportedQuiz(file.stem.replace("_", " ").capitalize(), place)]
    for element in document.iter("question"):
        around = Surroundings(report, pictures, place_of(file, root, line_of(element)), inside=files_in(element))
        kind = element.get("type") or ""
        if kind == "category":
            name = text_of(element, "category/text").rstrip("/").rpartition("/")[2]
            quizzes.append(ImportedQuiz(shortened(name, 100) or _("Questions"), around.place))
        elif kind == "description":
            words = in_our_words(element.find("questiontext"), around)
            report.changed(around.place, _("Words without a question stand before the quiz."))
            quizzes[-1].intro = f"{quizzes[-1].intro}\n\n{words}".strip()
        else:
            quizzes[-1].questions += read_question(element, kind, around)
    if tag_of(document) != "quiz":
        report.left_out(place, _("Its root is <%(tag)s>, not <quiz>.") % {"tag": tag_of(document)})
    return [quiz for quiz in quizzes if quiz.questions]
