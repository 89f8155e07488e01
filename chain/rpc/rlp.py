"""The outermost list of an RLP text (Ethereum yellow paper, appendix B), read strictly and without looking inside."""

from typing import Final

_SHORT: Final = 56


class NotRlp(ValueError):
    """Not one list and nothing after it, or lengths written in another way than the shortest."""


def read_list(raw: bytes) -> list[bytes | None]:
    """Its items in order; None in the place of a list."""
    is_list, start, end = _next_item(raw, 0)
    if not is_list or end != len(raw):
        raise NotRlp
    items: list[bytes | None] = []
    while start < end:
        is_list, begin, after = _next_item(raw, start)
        if after > end:
            raise NotRlp
        items.append(None if is_list else raw[begin:after])
        start = after
    return items


def _next_item(raw: bytes, at: int) -> tuple[bool, int, int]:
    """Whether a list stands at `at`, and where its content begins and ends."""
    if at >= len(raw):
        raise NotRlp
    first = raw[at]
    if first < 0x80:
        return False, at, at + 1
    is_list, short = first >= 0xC0, first - (0xC0 if first >= 0xC0 else 0x80)
    if short < _SHORT:
        begin, end = at + 1, at + 1 + short
        if not is_list and short == 1 and end <= len(raw) and raw[begin] < 0x80:
            raise NotRlp
    else:
        begin = at + 1 + short - _SHORT + 1
        digits = raw[at + 1 : begin]
        length = int.from_bytes(digits, "big")
        if len(digits) < begin - at - 1 or digits[0] == 0 or length < _SHORT:
            raise NotRlp
        end = begin + length
    if end > len(raw):
        raise NotRlp
    return is_list, begin, end
