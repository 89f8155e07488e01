"""What other sites' lessons hold that is no Markdown: HTML, components of MDX, tags of templates; and what to write."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_TAG: Final = re.compile(r"</?(?P<name>[A-Za-z][\w.-]*)")
_LEAVE_OUT: Final = gettext_lazy("leave the tag out")
_INSTEAD: Final[dict[str, str | Promise]] = {
    "a": gettext_lazy("[words](https://…)"),
    **dict.fromkeys(("b", "strong"), gettext_lazy("**words**")),
    **dict.fromkeys(("i", "em"), gettext_lazy("*words*")),
    **dict.fromkeys(("s", "del", "strike"), gettext_lazy("~~words~~")),
    **dict.fromkeys(("code", "kbd", "tt"), gettext_lazy("`words`")),
    "pre": gettext_lazy("code between two lines ```"),
    **dict.fromkeys(("img", "picture", "Frame"), gettext_lazy("![what it shows](picture.png)")),
    **dict.fromkeys(("iframe", "video", "audio", "YouTube"), gettext_lazy("a link: [words](https://…)")),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), gettext_lazy("## Heading")),
    **dict.fromkeys(
        ("ul", "ol", "li", "Steps", "Step"), gettext_lazy('a list: a line with "- " or "1. " for each item')
    ),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th"), gettext_lazy("a table with | between its cells")),
    **dict.fromkeys(("details", "summary"), gettext_lazy("a line </details> at the end of it")),
    **dict.fromkeys(("blockquote",), gettext_lazy('"> " before each line')),
    **dict.fromkeys(("hr",), gettext_lazy("a line ---")),
    **dict.fromkeys(("div", "span", "p", "center", "font", "section", "sub", "sup", "u", "Columns"), _LEAVE_OUT),
    **dict.fromkeys(
        ("Tabs", "Tab", "TabItem", "CodeGroup"), gettext_lazy("the parts one below the other, each with a ### heading")
    ),
    **dict.fromkeys(("Card", "CardGroup"), gettext_lazy("a list of links: - [words](https://…)")),
    **dict.fromkeys(
        ("Note", "Tip", "Info", "Warning", "Danger", "Check"), gettext_lazy('"> [!NOTE]", or close the tag on a line')
    ),
}
_IMPORT: Final = re.compile(r"(?:import|export)\s.*(?:from\s+[\"']|=|\{)")
_TEMPLATE_TAG: Final = re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}")
_NOTE: Final = re.compile(r"\[\^[^\]\s]+\]")


def sentence_about(html: str) -> str:
    """What an author is told who wrote `html`."""
    if html.startswith("<!--"):
        return _("A comment begins here with <!-- and is never closed: --> is missing.")
    shown = html.strip().splitlines()[0][:40]
    found = _TAG.match(html.lstrip())
    name = found["name"] if found else ""
    instead = _INSTEAD.get(name) or _INSTEAD.get(name.lower())
    if instead is _LEAVE_OUT:
        return _("Raw HTML (%(html)s) is not used here: leave the tag out and keep the words.") % {"html": shown}
    if instead:
        names = {"html": shown, "instead": instead}
        return _("Raw HTML (%(html)s) is not used here. Write instead: %(instead)s.") % names
    if name[:1].isupper():
        names = {"html": shown}
        return (
            _("%(html)s is a component of another site, which is not known here: write its words as Markdown.") % names
        )
    return _("Raw HTML (%(html)s) is not used here: write Markdown, or put it in `backticks` to show it.") % {
        "html": shown
    }


def sentences_about_words(words: str) -> Iterator[str]:
    """The same of a paragraph as it was written: what is no HTML, yet no words for a reader either."""
    if _IMPORT.match(words):
        yield _('"%(line)s" is JavaScript of MDX, which is not run here: take the line out.') % {
            "line": words.splitlines()[0][:40]
        }
    for tag in _TEMPLATE_TAG.finditer(words):
        yield _("%(tag)s is a tag of another site. A call-out is written so: > [!NOTE]") % {"tag": tag[0][:40]}


def missing_notes(text: str) -> Iterator[str]:
    """Of the text of a lesson as it is shown: marks of footnotes that were found nowhere."""
    for mark in _NOTE.findall(text):
        yield _("The note %(mark)s has no words: write %(mark)s: and its words on a line of their own.") % {
            "mark": mark
        }
