"""The directory at the end of a zip file, measured before anything reads it: it is read whole, into memory."""

import struct
from typing import IO, Final

from django.utils.translation import gettext as _

from learning.imports.refusal import ImportRefused

_LARGEST: Final = 4 * 2**20  # bytes; some forty thousand names
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 2**16
_FOR_MORE_THAN_4_GB: Final = b"PK\x06\x07"


def refuse_monstrous_directory(stream: IO[bytes]) -> None:
    """Raises ImportRefused. What is no zip at all is left to who reads it."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = stream.read()
    stream.seek(0)
    found = tail.rfind(_END)
    if found < 0 or len(tail) - found < _END_SIZE:
        return
    (directory,) = struct.unpack_from("<L", tail, found + 12)
    if directory > _LARGEST or _FOR_MORE_THAN_4_GB in tail[max(0, found - 20) : found]:
        raise ImportRefused(_("The archive's list of files is longer than that of any course."))
