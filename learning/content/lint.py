"""What Markdown here may not hold, found where it stands: raw HTML, images, first-level headings, dead ends."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from learning.content.highlighting import knows_language, language_names
from learning.content.markdown import fence_language
from learning.content.problems import Problem
from learning.content.structure import did_you_mean

_LINKS_LEAD_TO = ("https://", "http://", "mailto:", "/", "#")

# With HTML allowed, so that it can be seen and refused.
_reader = MarkdownIt("commonmark", {"html": True}).enable("table")


def find_markdown_problems(source: str, *, inline: bool = False) -> list[Problem]:
    """The problems in `source`, each with its line counted from 1."""
    tokens = _reader.parseInline(source) if inline else _reader.parse(source)
    found: list[Problem] = []
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1
        found += (Problem((), sentence, line) for sentence in _sentences(token))
        for child in token.children or ():
            found += (Problem((), sentence, line) for sentence in _sentences(child))
            line += child.type in ("softbreak", "hardbreak")
    return found


def _sentences(token: Token) -> Iterator[str]:
    if token.type in ("html_block", "html_inline") and not token.content.startswith("</"):
        html = token.content.strip().splitlines()[0][:40]
        yield _("Raw HTML (%(html)s) is not used here: write Markdown, or put it in `backticks` to show it.") % {
            "html": html
        }
    elif token.type == "image":
        yield _("Images are not used here: describe it in words, a table or a text drawing.")
    elif token.type == "heading_open" and token.tag == "h1":
        yield _('The title is the only heading with one "#": start with "##".')
    elif token.type == "link_open":
        href = str(token.attrGet("href"))
        if not href.startswith(_LINKS_LEAD_TO) or href.startswith("//"):
            yield _('The link "%(href)s" leads nowhere: begin it with https://, / or #.') % {"href": href}
    elif token.type == "fence":
        language = fence_language(token)
        if language and not knows_language(language):
            names = {"language": language, "hint": did_you_mean(language, language_names())}
            yield _('No colours are known for the language "%(language)s".%(hint)s Without colours: text.') % names
