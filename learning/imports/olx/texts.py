"""What is read in an OLX course: pieces of HTML, films."""

import re
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from django.utils.translation import gettext as _

from learning.imports.folders import file_at
from learning.imports.html.blocks import markdown_of
from learning.imports.links import waiting_link
from learning.imports.olx.blocks import Block
from learning.imports.surroundings import Surroundings
from learning.imports.texts import read_text
from learning.imports.xml import inner_html

STATIC: Final = "static"
_JUMP: Final = re.compile(r"/jump_to(?:_id)?/(?:.*[@/])?(?P<name>[\w.-]+)/?$")


def read_html_block(block: Block, root: Path, around: Surroundings) -> str:
    """Markdown of an <html> block, which is written in the block or in a file beside it."""
    name = block.element.get("filename") or block.name
    file = file_at(root, root / "html", f"{name}.html") if name else None
    own = inner_html(block.element)
    if own.strip():
        return markdown_of(own, around)
    if file is None:
        around.report.left_out(
            around.place, _("The file with its words is missing: html/%(name)s.html") % {"name": name}
        )
        return ""
    return markdown_of(read_text(file), around)


def read_film(block: Block, around: Surroundings) -> str:
    """Markdown of a link to the film of a <video> block."""
    title = block.title or _("Film")
    name = block.element.get("youtube_id_1_0") or _normal_speed(block.element.get("youtube") or "")
    source = next((one.get("src") or "" for one in block.element.iter("source")), "")
    if name:
        return around.film(f"https://www.youtube.com/watch?v={escape(name)}", title)
    return around.film(source, title)


def find_static(root: Path, reference: str) -> Path | None:
    """The file that "/static/picture.png" means, or an asset's address."""
    path = unquote(reference.split("?")[0].split("#")[0])
    if "asset-v1:" in path or "/c4x/" in path:
        path = path.rpartition("@")[2] if "@" in path else path.rpartition("/")[2]
    name = path.removeprefix("/static/").removeprefix("static/").lstrip("/")
    found = file_at(root, root / STATIC, name)
    return found or file_at(root, root / STATIC, name.replace("/", "_").replace(" ", "_"))


def find_block(reference: str) -> str | None:
    """Where "/jump_to_id/name" leads, once the lessons have addresses."""
    found = _JUMP.search(reference)
    return waiting_link(found["name"]) if found else None


def _normal_speed(speeds: str) -> str:
    """ "0.75:aaa,1.00:bbb" names a film for each speed."""
    for part in speeds.split(","):
        speed, _colon, name = part.strip().partition(":")
        if speed in ("1.00", "1.0", "1"):
            return name
    return ""
