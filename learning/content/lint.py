"""What Markdown here may not hold, where it stands: raw HTML, pictures from elsewhere, main headings, dead ends."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from markdown_it.token import Token

from learning.content.figures.reading import FIGURE, find_figure_problems
from learning.content.foreign import missing_notes, sentence_about, sentences_about_words
from learning.content.highlighting import knows_language, language_names
from learning.content.markdown import fence_language
from learning.content.pictures.markdown import sentences_about_picture
from learning.content.problems import Problem
from learning.content.steps import CHECK
from learning.content.structure import did_you_mean
from learning.content.syntax.callouts import TITLES, WORDS, is_callout
from learning.content.syntax.parser import make_parser

_LINKS_LEAD_TO = ("https://", "http://", "mailto:", "/", "#")

# With HTML allowed, so that it can be seen and refused.
_reader = make_parser(html=True)


def find_markdown_problems(source: str, *, inline: bool = False) -> list[Problem]:
    """The problems in `source`, each with its line counted from 1."""
    tokens = _reader.parseInline(source) if inline else _reader.parse(source)
    found: list[Problem] = []
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1
        found += (Problem((), sentence, line) for sentence in _sentences(token))
        if token.type == "fence" and fence_language(token) == FIGURE:
            found += (
                replace(problem, line=line + (problem.line or 1)) for problem in find_figure_problems(token.content)
            )
        for child in token.children or ():
            found += (Problem((), sentence, line) for sentence in _sentences(child))
            line += child.type in ("softbreak", "hardbreak")
    return found


def _sentences(token: Token) -> Iterator[str]:
    """What an author is told of one token."""
    if token.type in ("html_block", "html_inline") and not token.content.startswith("</"):
        yield sentence_about(token.content)
    elif token.type == "image":
        yield from sentences_about_picture(token)
    elif token.type == "heading_open" and token.tag == "h1":
        yield _('The title is the only heading with one "#": start with "##".')
    elif token.type == "inline":
        yield from sentences_about_words(token.content)
    elif token.type == "text":
        yield from missing_notes(token.content)
    elif token.type in _ASKED:
        yield from _ASKED[token.type](token)


def _about_link(token: Token) -> Iterator[str]:
    href = str(token.attrGet("href"))
    if not href.startswith(_LINKS_LEAD_TO) or href.startswith("//"):
        yield _('The link "%(href)s" leads nowhere: begin it with https://, / or #.') % {"href": href}


def _about_code(token: Token) -> Iterator[str]:
    language = fence_language(token)
    if language == CHECK:
        yield _("A check stands in a text lesson, its fence at the margin: not in a list, a quotation or another text.")
    elif language and language != FIGURE and not knows_language(language):
        names = {"language": language, "hint": did_you_mean(language, language_names())}
        yield _('No colours are known for the language "%(language)s".%(hint)s Without colours: text.') % names


def _about_callout(token: Token) -> Iterator[str]:
    word = str(token.meta["word"])
    if not is_callout(word):
        names = {"word": word, "hint": did_you_mean(word.lower(), WORDS), "known": ", ".join(TITLES)}
        yield _('There is no call-out called "%(word)s".%(hint)s Known ones: %(known)s.') % names


def _about_details(token: Token) -> Iterator[str]:
    if not token.meta["has_title"]:
        yield _("Say what <details> hides: a line <summary>…</summary> belongs below it.")


_ASKED: Final[dict[str, Callable[[Token], Iterator[str]]]] = {
    "link_open": _about_link,
    "fence": _about_code,
    "callout_open": _about_callout,
    "details_open": _about_details,
}
