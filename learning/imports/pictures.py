"""Pictures of an imported course: found, encoded as ours are, and written beside the lessons by names of ours."""

from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from learning.content.limits import MOST_PICTURES
from learning.content.pictures.encoding import PictureUnusable, encode_picture
from learning.imports.report import Report
from learning.imports.texts import plain_slug, shortened, unique
from learning.loader.files import IMAGE_FOLDER

_FEWEST_LETTERS: Final = 5
_LONGEST_WORDS: Final = 300


class PictureShelf:
    """Those of one course. What cannot be taken is told once, at the place that shows it first."""

    def __init__(self, folder: Path, report: Report) -> None:
        self._images = folder / IMAGE_FOLDER
        self._report = report
        self._names: dict[object, str] = {}
        self._taken: set[str] = set()

    def take_file(self, file: Path, place: str) -> str:
        """The name by which lessons show the picture in `file`; empty when it cannot be shown."""
        key = file.resolve()
        if key not in self._names:
            self._names[key] = self._take(file.name, file.read_bytes(), place) if file.is_file() else ""
        return self._names[key]

    def take_bytes(self, name: str, data: bytes, place: str) -> str:
        """The same of a picture that stands within another file; two of one name and size are one."""
        key = (name, hash(data))
        if key not in self._names:
            self._names[key] = self._take(name, data, place)
        return self._names[key]

    def show(self, name: str, words: str, place: str) -> str:
        """Markdown of the picture `name` that shows what `words` say, or what its name says when they say nothing."""
        said = shortened(words.replace("[", "(").replace("]", ")").replace("\\", "/"), _LONGEST_WORDS)
        if len(said) < _FEWEST_LETTERS:
            said = _("Picture: %(name)s") % {"name": Path(name).stem.replace("-", " ")}
            self._report.to_do(place, _("Say what the picture %(name)s shows.") % {"name": name})
        return f"![{said}]({name})"

    def _take(self, name: str, data: bytes, place: str) -> str:
        if len(self._names) >= MOST_PICTURES:
            self._report.left_out(
                place,
                _("The picture %(name)s: a course brings %(most)d at most.") % {"name": name, "most": MOST_PICTURES},
            )
            return ""
        try:
            picture = encode_picture(data)
        except PictureUnusable as error:
            self._report.left_out(place, _("The picture %(name)s: %(why)s") % {"name": name, "why": error})
            return ""
        stem = unique(plain_slug(Path(name).stem, "picture"), self._taken)
        self._images.mkdir(parents=True, exist_ok=True)
        (self._images / f"{stem}.webp").write_bytes(picture.data)
        self._report.counts["pictures"] += 1
        return f"{stem}.webp"
