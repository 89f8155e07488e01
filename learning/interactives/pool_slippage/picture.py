"""The curve on which a pool moves, as its picture finds it."""

from typing import Any, Final

from learning.interactives.pool_slippage.pool import Pool
from learning.interactives.wording import grouped

CURVE: Final = "learning/interactives/_pool_curve.html"
_WIDE, _HIGH, _EDGE = 320, 200, 24


def curve_of(tokens: tuple[str, str], before: Pool, after: Pool | None = None) -> dict[str, Any]:
    """All that the pool can hold while the product stays the same, where it stands, and where a trade leads it."""
    most = (2.2 * before.coming, 2.2 * before.going)

    def place(coming: float, going: float) -> tuple[int, int]:
        across = _EDGE + (_WIDE - 2 * _EDGE) * coming / most[0]
        return round(across), round(_HIGH - _EDGE - (_HIGH - 2 * _EDGE) * going / most[1])

    product = before.coming * before.going
    along = [before.coming * (0.46 + 0.06 * step) for step in range(30)]
    points = [place(coming, product / coming) for coming in along]
    stands = [_stand(tokens, pool, place(pool.coming, pool.going)) for pool in (before, after) if pool]
    return {"curve": "M" + "L".join(f"{x} {y}" for x, y in points), "stands": stands, "tokens": tokens}


def _stand(tokens: tuple[str, str], pool: Pool, place: tuple[int, int]) -> dict[str, Any]:
    amounts = list(zip(tokens, (grouped(pool.coming), grouped(pool.going)), strict=True))
    return {"x": place[0], "y": place[1], "amounts": amounts, "product": grouped(pool.coming * pool.going)}
