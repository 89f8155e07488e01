"""A picture as an author saved it, encoded anew: as WebP, no wider than a lesson, light enough for a slow network.

What is stored is never the author's file: whatever else it held (a place, a camera, a program) stays out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE: Final = 10 * 1024 * 1024  # bytes, as authors save it
LARGEST: Final = 60 * 1024  # bytes, as it is sent
_MOST_PIXELS: Final = 40_000_000
_LEAST_SIDE: Final = 16  # pixels
# Twice the widest column of text, then smaller; sharp on dense screens as long as the bytes allow.
_WIDTHS: Final = (1312, 984, 656)
_QUALITIES: Final = (82, 70, 58)
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")
# What a WebP file of pixels alone is made of: no place for anything else that a camera or a program writes.
_PIXELS: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` holds the hash of `data` and the size in pixels (address.py); `file_name` is what its author calls it."""

    name: str
    data: bytes
    file_name: str = ""


class PictureUnusable(ValueError):
    """Says in a sentence for the author why."""


def encode_picture(source: bytes) -> Picture:
    """Raises PictureUnusable."""
    if len(source) > LARGEST_FILE:
        raise PictureUnusable(_("The file is larger than %(most)d MB.") % {"most": LARGEST_FILE // 2**20})
    image = _open(source)
    if len(source) <= LARGEST and image.width <= _WIDTHS[0] and _is_pixels_alone(source):
        # Encoded before: once more, it would lose again and get another name.
        return _named(source)
    for candidate in _candidates(image):
        if len(candidate) <= LARGEST:
            return _named(candidate)
    raise PictureUnusable(
        _("It would weigh more than %(most)d kB: cut away what nobody needs, or draw it as a figure.")
        % {"most": LARGEST // 1024}
    )


def _open(source: bytes) -> Image.Image:
    """The pixels, turned the right way up. Raises PictureUnusable."""
    try:
        image: Image.Image = Image.open(BytesIO(source), formats=_FORMATS)
        if image.width * image.height > _MOST_PIXELS:
            raise PictureUnusable(_("It has more than %(most)d million pixels.") % {"most": _MOST_PIXELS // 10**6})
        if getattr(image, "n_frames", 1) > 1:
            raise PictureUnusable(_("It moves: nobody could stop it. Show its steps in several pictures."))
        image = ImageOps.exif_transpose(image)
        has_holes = "A" in image.getbands() or "transparency" in image.info
        image = image.convert("RGBA" if has_holes else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureUnusable(_("This is no picture that can be read: save it as PNG, JPEG or WebP.")) from error
    if min(image.size) < _LEAST_SIDE:
        raise PictureUnusable(_("It is too small to see anything."))
    return image


def _is_pixels_alone(source: bytes) -> bool:
    """Whether it is a WebP file, to its last byte, that holds nothing but pixels."""
    if source[:4] != b"RIFF" or source[8:12] != b"WEBP" or int.from_bytes(source[4:8], "little") + 8 != len(source):
        return False
    place = 12
    while place < len(source):
        size = int.from_bytes(source[place + 4 : place + 8], "little")
        if source[place : place + 4] not in _PIXELS or len(source) < place + 8:
            return False
        place += 8 + size + size % 2
    return place == len(source)


def _candidates(image: Image.Image) -> Iterator[bytes]:
    """From the best on. Drawings and screenshots are often smallest without any loss."""
    for width in sorted({min(width, image.width) for width in _WIDTHS}, reverse=True):
        scaled = _scaled(image, width)
        yield _encoded(scaled, lossless=True)
        for quality in _QUALITIES:
            yield _encoded(scaled, quality=quality)


def _scaled(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, **how: int | bool) -> bytes:
    into = BytesIO()
    image.save(into, "WEBP", method=4, **how)
    return into.getvalue()


def _named(data: bytes) -> Picture:
    with Image.open(BytesIO(data)) as image:
        width, height = image.size
    return Picture(f"{sha256(data).hexdigest()[:32]}-{width}x{height}", data)
