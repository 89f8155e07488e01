"""The definition beside each term that a lesson names: behind a button that needs no script, in a popover."""

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Final
from urllib.parse import unquote
from zlib import crc32

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from learning.content.syntax.terms import PAGE, TERM_CLASS
from learning.models import GlossarySpelling, GlossaryTerm

_TERM: Final = re.compile(rf'<a href="{re.escape(PAGE)}#term-(?P<key>[^"]+)" class="{TERM_CLASS}">(?P<words>.*?)</a>')


def with_definitions(html: str) -> SafeString:
    """`html`, which the renderer of lessons made, with the terms in it defined; those without an entry are words.

    One query, and none without a term. Names of popovers differ from those of any other text on the page.
    """
    keys = {_key(found) for found in _TERM.finditer(html)}
    if not keys:
        return mark_safe(html)  # noqa: S308
    terms = _terms(keys)
    mark = f"{crc32(html.encode()):08x}"
    popovers: dict[str, str] = {}

    def defined(found: re.Match[str]) -> str:
        term = terms.get(_key(found))
        if term is None:
            return found["words"]
        # Each is defined once in a text; every button leads to the same.
        name = f"def-{mark}-{len(popovers) + 1}"
        is_first = term.slug not in popovers
        name = popovers.setdefault(term.slug, name)
        button = f'<button type="button" class="term" popovertarget="{name}">{found["words"]}</button>'
        return button + (_popover(term, name) if is_first else "")

    return mark_safe(_TERM.sub(defined, html))  # noqa: S308


def _key(found: re.Match[str]) -> str:
    return unquote(unescape(found["key"]))


def _terms(keys: Iterable[str]) -> dict[str, GlossaryTerm]:
    spellings = GlossarySpelling.objects.filter(key__in=sorted(keys)).select_related("term")
    return {spelling.key: spelling.term for spelling in spellings}


def _popover(term: GlossaryTerm, name: str) -> str:
    more = escape(_("In the glossary"))
    return (
        f'<span class="definition" id="{name}" popover role="note" aria-label="{escape(term.term)}">'
        f'<strong dir="auto">{escape(term.term)}</strong> <span dir="auto">{term.means_html}</span> '
        f'<a href="{escape(term.get_absolute_url())}">{more}</a></span>'
    )
