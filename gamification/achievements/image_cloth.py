"""A piece of adire for a badge: a rosette in a repeating pattern, indigo around what was kept from the dye."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from math import cos, pi, sin
from typing import Final

from PIL import Image, ImageDraw

WIDTH: Final = 450
HEIGHT: Final = 630
FINE: Final = 3  # drawn this many times larger and then reduced, which smooths the edges

# The rarer the badge, the deeper the dye.
DYES: Final = {1: "#4865ae", 2: "#36509b", 3: "#2d4690", 4: "#1a2859"}
PAPER: Final = "#faf6ee"
RESIST: Final = "#f5eedf"
FAINT_RESIST: Final = (245, 238, 223, 90)

Point = tuple[float, float]


@lru_cache(maxsize=64)
def draw_cloth(slug: str, category: str, rarity_step: int) -> Image.Image:
    """The cloth of a badge: motif by category, depth of dye by rarity, and a rosette of its own by slug."""
    size = (WIDTH * FINE, HEIGHT * FINE)
    cloth = Image.new("RGB", size, DYES[rarity_step])
    draw = ImageDraw.Draw(cloth, "RGBA")
    tile = 75 * FINE
    for row in range(-1, size[1] // tile + 2):
        for column in range(-1, size[0] // tile + 2):
            MOTIFS.get(category, _moon)(draw, (column * tile + tile / 2, row * tile + tile * 0.2), tile)
    _draw_medallion(draw, (size[0] / 2, size[1] / 2), 150 * FINE, slug, DYES[rarity_step])
    edge, stitch = 9 * FINE, 12 * FINE
    for y in range(0, size[1], 2 * stitch):
        draw.rectangle((size[0] - edge, y, size[0], y + stitch), RESIST)
    return cloth.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _moon(draw: ImageDraw.ImageDraw, at: Point, tile: float) -> None:
    _ring(draw, at, tile * 0.30, tile * 0.05, FAINT_RESIST)
    _disc(draw, at, tile * 0.14, RESIST)
    _disc(draw, (at[0] + tile / 2, at[1] + tile / 2), tile * 0.05, RESIST)


def _wave(draw: ImageDraw.ImageDraw, at: Point, tile: float) -> None:
    for lift in (0, tile / 2):
        for radius, ink in ((0.48, RESIST), (0.30, FAINT_RESIST)):
            r = radius * tile
            box = (at[0] - r, at[1] + lift - r, at[0] + r, at[1] + lift + r)
            draw.arc(box, 200, 340, fill=ink, width=round(tile * 0.055))


def _diamond(draw: ImageDraw.ImageDraw, at: Point, tile: float) -> None:
    x, y = at
    for r, ink in ((tile * 0.46, RESIST), (tile * 0.28, FAINT_RESIST)):
        draw.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], outline=ink, width=round(tile * 0.05))
    _disc(draw, at, tile * 0.08, RESIST)


MOTIFS: Final[dict[str, Callable[[ImageDraw.ImageDraw, Point, float], None]]] = {
    "learning": _moon,
    "social": _wave,
    "special": _diamond,
}


def _draw_medallion(draw: ImageDraw.ImageDraw, at: Point, radius: float, slug: str, dye: str) -> None:
    """A rosette as it is tied for dyeing. Petals and rings follow from the slug, so that each badge has its own."""
    shape = sha256(slug.encode()).digest()
    _disc(draw, at, radius * 1.24, dye)
    _ring(draw, at, radius * 1.13, radius * 0.05, RESIST)
    _disc(draw, at, radius, PAPER)
    petals = 7 + shape[0] % 8
    plumpness = 0.26 + shape[1] % 5 * 0.04
    for petal in range(petals):
        turn = 2 * pi * petal / petals - pi / 2
        _petal(draw, at, (radius * 0.42, radius * 0.90), turn, plumpness * 3.0 / petals, dye)
        _petal(draw, at, (radius * 0.60, radius * 0.80), turn, plumpness * 1.0 / petals, PAPER)
        if shape[2] % 2:
            _disc(draw, _from(at, radius * 0.84, turn + pi / petals), radius * 0.035, dye)
    _ring(draw, at, radius * 0.36, radius * 0.035, dye)
    inner = petals if shape[3] % 2 else petals + 4
    for bead in range(inner):
        _disc(draw, _from(at, radius * 0.25, 2 * pi * bead / inner - pi / 2), radius * 0.032, dye)
    _disc(draw, at, radius * 0.13, dye)
    _disc(draw, at, radius * 0.05, PAPER)


def _petal(
    draw: ImageDraw.ImageDraw, at: Point, reach: tuple[float, float], turn: float, spread: float, ink: str
) -> None:
    """A pointed leaf from the first to the second distance of `reach`; `spread` is its half width in radians."""
    near, far = reach
    side = [(near + (far - near) * step / 24, spread * sin(pi * step / 24)) for step in range(25)]
    outline = [_from(at, r, turn + angle) for r, angle in side] + [
        _from(at, r, turn - angle) for r, angle in side[::-1]
    ]
    draw.polygon(outline, fill=ink)


def _from(at: Point, distance: float, turn: float) -> Point:
    return at[0] + distance * cos(turn), at[1] + distance * sin(turn)


def _disc(draw: ImageDraw.ImageDraw, at: Point, radius: float, ink: str) -> None:
    draw.circle(at, radius, fill=ink)


def _ring(draw: ImageDraw.ImageDraw, at: Point, radius: float, width: float, ink: str | tuple[int, ...]) -> None:
    draw.circle(at, radius, outline=ink, width=round(width))
