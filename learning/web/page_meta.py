"""What a page says of itself to search engines, messengers and whoever links to it; templates/_meta.html writes it.

A page without a PageMeta is for nobody but its reader: it is written there that it is not to be indexed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

SCHOOL: Final = "Web3Versity"
PREVIEW_WIDTH: Final = 1200
PREVIEW_HEIGHT: Final = 630
MOST_DESCRIPTION: Final = 200
# No text may end the <script> that the data stands in, or begin a comment there; these mean the same to JSON.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """What networks show beside a link to a page. `path` is of this site."""

    path: str
    alt: str
    width: int = PREVIEW_WIDTH
    height: int = PREVIEW_HEIGHT

    @property
    def url(self) -> str:
        return absolute(self.path)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a drawn picture says, and where it is had (web3versity/previews/). `slug` and `category` give its cloth."""

    path: str
    kicker: str
    title: str
    note: str
    slug: str
    category: str = ""
    difficulty: str = ""

    @property
    def version(self) -> str:
        """Another one for other words: whoever keeps the picture keeps it for good."""
        return sha256(repr(self).encode()).hexdigest()[:12]

    def picture(self) -> Picture:
        return Picture(f"{self.path}?v={self.version}", f"{self.kicker}: {self.title}. {self.note}")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """`path` is the one address of the page, without what only orders or filters it; `data` are nodes of JSON-LD."""

    title: str
    description: str
    path: str
    picture: Picture | None = None
    kind: str = "website"
    data: Sequence[Json] = field(default_factory=list)
    is_indexed: bool = True

    @property
    def url(self) -> str:
        return absolute(self.path)

    def share_links(self) -> list[tuple[str, str]]:
        """Names of networks, and where each lets somebody tell others of this page. Plain links: nothing is loaded."""
        return [
            ("WhatsApp", f"https://wa.me/?{urlencode({'text': f'{self.title} {self.url}'})}"),
            ("X", f"https://x.com/intent/post?{urlencode({'text': self.title, 'url': self.url})}"),
            ("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': self.url})}"),
        ]

    def json_ld(self) -> SafeString:
        """The data for a <script type="application/ld+json">; empty without any."""
        if not self.data:
            return SafeString("")
        text = json.dumps({"@context": "https://schema.org", "@graph": list(self.data)}, ensure_ascii=False)
        return mark_safe(text.translate(_ESCAPES))  # noqa: S308 (escaped for where it stands)


def absolute(path: str) -> str:
    """The address of `path` of this site for those who are elsewhere: SITE_URL alone says where it is."""
    return settings.SITE_URL + path


def shortened(text: str, most: int = MOST_DESCRIPTION) -> str:
    """The beginning of `text` in one line."""
    return Truncator(" ".join(text.split())).chars(most)


def school_node() -> Json:
    return {"@type": "EducationalOrganization", "name": SCHOOL, "url": absolute("/")}


def breadcrumbs_node(steps: Sequence[tuple[str, str]]) -> Json:
    """From names and paths, the outermost first."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }
