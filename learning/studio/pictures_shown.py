"""The pictures of a course as the studio lists them."""

from dataclasses import dataclass

from learning.content.pictures.address import Size, address_of, size_of
from learning.models import CourseDraft


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """`markdown` is what to write into a lesson to show it."""

    name: str
    alt: str
    address: str
    size: Size
    markdown: str


def pictures_of(draft: CourseDraft) -> list[ShownPicture]:
    """The latest first. One query, which leaves their bytes where they are."""
    rows = draft.course.images.order_by("-created_at", "-pk").values_list("name", "alt")
    return [_shown(name, alt) for name, alt in rows]


def _shown(name: str, alt: str) -> ShownPicture:
    address = address_of(name)
    return ShownPicture(name, alt, address, size_of(name), f"![{alt}]({address})")
