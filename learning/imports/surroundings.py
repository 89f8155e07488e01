"""What a text of another school refers to: its links and pictures, and where it is told what became of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from django.utils.translation import gettext as _

from learning.imports.escaping import escape
from learning.imports.pictures import PictureShelf
from learning.imports.report import Report

_WEB: Final = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
# A name of the web that an author wrote without what belongs before it; files have other endings.
_BARE: Final = re.compile(r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|net|edu))(?:/\S*)?")
_SAFE: Final = "/:?#[]@!$&'*+,;=%~-._"
_YOUTUBE: Final = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=|v/)|youtu\.be/)(?P<id>[\w-]{6,20})")
_VIMEO: Final = re.compile(r"player\.vimeo\.com/video/(?P<id>\d+)")


def _nowhere(_reference: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`find_file` gives the file that a reference means, `find_link` the address here of what it leads to."""

    report: Report
    pictures: PictureShelf
    place: str
    find_file: Callable[[str], Path | None] = _nowhere
    find_link: Callable[[str], str | None] = _nowhere
    # Pictures that stand within the file itself, by their names.
    inside: dict[str, bytes] | None = None

    def at(self, place: str) -> "Surroundings":
        return replace(self, place=place)

    def link(self, words: str, href: str) -> str:
        """Markdown of a link, whose `words` are Markdown already; the words alone when it leads nowhere here."""
        address = self.address(href)
        if not address or not words.strip():
            return words
        return f"[{words.strip()}]({address})"

    def address(self, href: str) -> str:
        """Where `href` leads from here; nothing, and a note, when it leads nowhere."""
        given = f"https:{href.strip()}" if href.strip().startswith("//") else href.strip()
        if _BARE.fullmatch(given):
            given = f"https://{given}"
        if _WEB.match(given):
            return web_address(given)
        if found := self.find_link(given):
            return found
        if given and not given.startswith("#"):
            self.report.changed(
                self.place,
                _('The link "%(href)s" leads to nothing that comes along: its words stay.') % {"href": given[:120]},
            )
        return ""

    def picture(self, source: str, words: str) -> str:
        """Markdown of a picture; of one on another website, a link to it."""
        given = source.strip()
        if given.startswith(("http:", "https:", "//")):
            self.report.changed(
                self.place,
                _("The picture %(source)s lies on another website and comes as a link: put its file beside the lesson.")
                % {"source": given[:120]},
            )
            address = web_address(f"https:{given}" if given.startswith("//") else given)
            return f"[{escape(words.strip()) or _('Picture')}]({address})" if address else ""
        name = self._take(given)
        return self.pictures.show(name, words, self.place) if name else escape(words.strip())

    def film(self, source: str, words: str) -> str:
        """Markdown of a link to a film or a sound, wherever it plays."""
        address = web_address(watch_address(source)) if _WEB.match(source) or source.startswith("//") else ""
        if not address:
            self.report.left_out(self.place, _("A film or sound (%(source)s): files of that kind cannot come along.")
                                 % {"source": source[:120] or "?"})  # fmt: skip
            return ""
        self.report.changed(self.place, _("What plays at %(address)s comes as a link.") % {"address": address[:120]})
        return f"[{escape(words.strip()) or _('Watch it on another website')}]({address})"

    def _take(self, source: str) -> str:
        name = unquote(urlsplit(source).path.rpartition("/")[2]) if not source.startswith("data:") else ""
        if self.inside and name in self.inside:
            return self.pictures.take_bytes(name, self.inside[name], self.place)
        file = self.find_file(source)
        if file is not None and file.is_file():
            return self.pictures.take_file(file, self.place)
        self.report.left_out(self.place, _("The picture %(source)s is not among the files.") % {"source": source[:80]})
        return ""


def web_address(given: str) -> str:
    """`given` as it may stand in Markdown; nothing when it is no address."""
    try:
        parts = urlsplit(given)
        if parts.scheme.lower() == "mailto":
            return quote(given, safe=_SAFE)
        return quote(given, safe=_SAFE) if parts.hostname else ""
    except ValueError:
        return ""


def watch_address(source: str) -> str:
    """The page on which a person watches what is embedded elsewhere by `source`."""
    if found := _YOUTUBE.search(source):
        return f"https://www.youtube.com/watch?v={found['id']}"
    if found := _VIMEO.search(source):
        return f"https://vimeo.com/{found['id']}"
    return f"https:{source}" if source.startswith("//") else source
