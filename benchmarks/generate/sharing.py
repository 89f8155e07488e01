"""Sharing out a whole number unevenly, as activity is."""

from array import array
from collections.abc import Sequence


def share_out(total: int, weights: Sequence[float], *, most: int) -> "array[int]":
    """Whole numbers in proportion to `weights` that add up to `total`, none above `most`.

    What one may not take goes to those after it, and at last to the first that have room. Raises ValueError when
    `total` is more than all may take together.
    """
    if total > most * len(weights):
        raise ValueError(f"{total} is more than {len(weights)} times {most}.")
    shares = array("i")
    weight_left, left = sum(weights), total
    for weight in weights:
        share = min(most, left, int(left * weight / weight_left + 0.5)) if weight_left > 0 else 0
        shares.append(share)
        weight_left -= weight
        left -= share
    for place, share in enumerate(shares):
        if left == 0:
            break
        extra = min(left, most - share)
        shares[place] += extra
        left -= extra
    return shares
