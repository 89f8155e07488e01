"""What other sites' generators read between braces and colons: GitBook, Hugo, Jekyll, mkdocs, Docusaurus, MDX."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from learning.content.syntax.callouts import is_callout
from learning.imports.surroundings import Surroundings

_JAVASCRIPT: Final = re.compile(
    r"^(?:import\s[^\n]*?from\s*[\"'][^\n]*|import\s*[\"'][^\n]*|export\s+(?:default|const|let|function)\b[^\n]*(?:\{[^{}]*\})?;?)$",
    re.MULTILINE,
)
_COMMENT: Final = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.DOTALL)
_HINT: Final = re.compile(r"\{%-?\s*hint(?:\s+style=[\"'](?P<style>\w+)[\"'])?[^%]*%\}")
_END_OF_HINT: Final = re.compile(r"\{%-?\s*endhint\s*-?%\}")
_EMBED: Final = re.compile(r"\{%-?\s*(?:embed|content-ref|youtube)\s+(?:url=)?[\"']?(?P<url>[^\"'\s%]+)[\"']?[^%]*%\}")
_TAB: Final = re.compile(
    r"\{%-?\s*tab\s+title=[\"'](?P<title>[^\"']*)[\"'][^%]*%\}|^\s*=== +[\"'](?P<mkdocs>[^\"'\n]*)[\"'] *$",
    re.MULTILINE,
)
_HUGO_FILM: Final = re.compile(r"\{\{[<%]\s*youtube\s+(?:id=)?[\"']?(?P<id>[\w-]{6,20})[\"']?[^}]*[>%]\}\}")
_TAG: Final = re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}|\{\{\s*[\w.| \"'-]+\s*\}\}", re.DOTALL)
_FOLDED: Final = re.compile(r"^(\s*)\?\?\?\+?(?= )", re.MULTILINE)
_NAMED: Final = re.compile(
    r"^(?P<before>\s*(?:>\s*\[!|:{3,}\s*|!!!\s+))(?P<word>[A-Za-z]+)(?P<after>.*)$", re.MULTILINE
)
_HEADING_ID: Final = re.compile(r"^(#{1,6} [^\n]*?)\s*\\?\{#[^}\n]*\}\s*$", re.MULTILINE)
_LIQUID_CLASS: Final = re.compile(r"\{:\s*[^}\n]*\}")


def without_templates(text: str, around: Surroundings) -> str:
    """`text` with what these say in our words, or without it."""
    text = _COMMENT.sub("", text)
    text = _JAVASCRIPT.sub("", text)
    text = _HINT.sub(lambda hint: f"\n:::{hint['style'] or 'note'}\n", text)
    text = _END_OF_HINT.sub("\n:::\n", text)
    text = _EMBED.sub(lambda tag: f"\n\n{around.link(_('Go to'), tag['url']) or ''}\n\n", text)
    text = _HUGO_FILM.sub(lambda tag: around.film(f"https://youtu.be/{tag['id']}", ""), text)
    text = _TAB.sub(lambda tab: f"\n\n**{tab['title'] or tab['mkdocs']}**\n\n", _dedented_tabs(text))
    text = _LIQUID_CLASS.sub("", _HEADING_ID.sub(r"\1", text))
    text = _FOLDED.sub(r"\1!!!", text)
    for name in sorted({tag[0] for tag in _TAG.finditer(text)}):
        around.report.changed(around.place, _("A tag of the other site is gone: %(tag)s") % {"tag": name[:60]})
    text = _TAG.sub("", text)
    return _NAMED.sub(_known, text)


def _known(found: re.Match[str]) -> str:
    """A call-out by a name that is known here."""
    if is_callout(found["word"]) or not found["before"].strip():
        return found[0]
    return f"{found['before']}note{found['after']}"


def _dedented_tabs(text: str) -> str:
    """mkdocs indents what a tab holds, which would be code without its tab."""
    return "\n".join(_dedent(text.split("\n"))) if '=== "' in text else text


def _dedent(lines: list[str]) -> Iterator[str]:
    is_in_tab = False
    for line in lines:
        if line.startswith('=== "'):
            is_in_tab = True
        elif is_in_tab and line.startswith("    "):
            line = line[4:]
        elif line.strip():
            is_in_tab = False
        yield line
