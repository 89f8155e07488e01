"""Markdown of another school as ours, step by step; what is code stays as it was."""

import re
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.markdown.mending import mend
from learning.imports.markdown.references import formula_note, formulas, with_our_headings, with_our_references
from learning.imports.markdown.shelter import Shelter
from learning.imports.markdown.tags import without_tags
from learning.imports.markdown.templates import without_templates
from learning.imports.surroundings import Surroundings
from learning.imports.texts import without_controls

_MANY_BLANKS: Final = re.compile(r"\n(?:[ \t]*\n){2,}")


def convert_markdown(text: str, around: Surroundings, *, top_heading: int = 2) -> str:
    """`text` with its highest headings at the level `top_heading`; 0 makes bold words of them. Never raises."""
    shelter = Shelter()
    prose = shelter.put_aside(without_controls(text))
    prose = without_templates(prose, around)
    prose = without_tags(prose, around, shelter)
    prose = with_our_references(prose, around)
    prose = with_our_headings(prose, top=top_heading)
    if formulas(prose):
        around.report.changed(around.place, formula_note())
    for language in sorted(filter(None, shelter.unknown)):
        around.report.changed(
            around.place,
            _('Code in "%(language)s" is shown without colours, as plain text.') % {"language": language[:40]},
        )
    whole = shelter.bring_back(_MANY_BLANKS.sub("\n\n", prose)).strip()
    return mend(whole, around)


def convert_label(text: str, around: Surroundings) -> str:
    """The same for one line, as a choice has."""
    line = " ".join(convert_markdown(text, around, top_heading=0).split())
    return mend(line, around, inline=True)
