"""What a browser sends, as a file of a course would hold it."""

import re
from typing import Any, Final
from unicodedata import normalize

from django.utils.text import slugify
from django.utils.translation import gettext as _

from learning.content.structure import SLUG
from learning.models.lesson import RESERVED_SLUGS
from learning.studio.errors import BadSlug

LONGEST_SLUG: Final = 80
# Words that stand at the place of a course or a lesson in the addresses of the site and of the studio.
RESERVED: Final = (*RESERVED_SLUGS, "import", "new", "pictures", "preview", "review")
# What no database holds; everything else that is wrong is kept, and told by problems_of().
_IMPOSSIBLE: Final = re.compile(r"[\x00\ud800-\udfff]")


def as_written(data: Any) -> Any:
    """`data` with texts in NFC and "\\n" at line ends, as files are read (learning/loader/files.py)."""
    if isinstance(data, str):
        words = _IMPOSSIBLE.sub("", data).replace("\r\n", "\n").replace("\r", "\n")
        return normalize("NFC", words)
    if isinstance(data, dict):
        return {str(as_written(str(key))): as_written(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [as_written(value) for value in data]
    return data


def slug_of(title: str, *, otherwise: str) -> str:
    """An address made from `title`; from `otherwise` where its script leaves no letter."""
    return slugify(title)[:LONGEST_SLUG].strip("-_").replace("_", "-") or otherwise


def free_slug(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it when it is taken."""
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        # Cut behind a hyphen, it would have two of them, which no address has.
        slug = f"{wanted[: LONGEST_SLUG - 5].rstrip('-')}-{number}"
    return slug


def check_slug(slug: str) -> str:
    """Raises BadSlug."""
    if not re.fullmatch(SLUG, slug) or len(slug) > LONGEST_SLUG:
        raise BadSlug(
            _("An address has small letters, digits and single hyphens, %(most)d at most.") % {"most": LONGEST_SLUG}
        )
    if slug in RESERVED:
        raise BadSlug(_('The address "%(slug)s" is used by the site itself.') % {"slug": slug})
    return slug
