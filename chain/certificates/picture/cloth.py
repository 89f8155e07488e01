"""A piece of adire for a certificate: what was kept from the dye, on indigo. As on the badges, and on the site."""

from collections.abc import Iterator
from hashlib import sha256
from math import cos, hypot, pi, sin
from typing import Final

from chain.certificates.picture.shapes import Box, Disc, Point, Polygon, Shape

PAPER: Final = "#faf6ee"
RESIST: Final = "#f5eedf"
# The harder the course, the deeper the dye; beside each the paler blue of a half kept place.
DYES: Final = {
    "beginner": ("#4865ae", "#8298cb"),
    "intermediate": ("#2d4690", "#6f83b9"),
    "advanced": ("#1a2859", "#616d95"),
}
TILE: Final = 100
STITCH: Final = 18
HEM: Final = 12
ROSETTE_REACH: Final = 1.26


def draw_cloth(*, width: float, height: float, category: str, difficulty: str, slug: str) -> Iterator[Shape]:
    """The cloth from the upper left corner. What reaches beyond its right edge is covered by its hem."""
    dye, pale = DYES.get(difficulty, DYES["intermediate"])
    middle, radius = (width / 2, height / 2), width * 0.36
    yield Box((0, 0), width, height, dye)
    columns, rows = int(width / TILE), int(height / TILE) + 1
    pitch = (width - HEM) / columns
    for row in range(rows):
        for column in range(columns):
            at = ((column + 0.5) * pitch, middle[1] + (row - (rows - 1) / 2) * TILE)
            # Whole motifs or none: half hidden ones look like mistakes.
            if hypot(at[0] - middle[0], at[1] - middle[1]) > radius * ROSETTE_REACH + TILE * 0.42:
                yield from draw_motif(category, at, pale)
    yield from draw_rosette(middle, radius, slug, dye)
    yield Box((width - HEM, 0), HEM, height, dye)
    for stitch in range(int(height / STITCH / 2) + 1):
        yield Box((width - HEM, stitch * 2 * STITCH), HEM, STITCH, RESIST)


def draw_motif(category: str, at: Point, pale: str) -> Iterator[Shape]:
    x, y = at
    if category in ("wallets", "foundations"):
        yield Disc(at, 32, pale, line=5)
        yield Disc(at, 15, RESIST)
        yield Disc((x - TILE / 2, y - TILE / 2), 5, RESIST)
    elif category in ("defi", "hedera"):
        yield leaf((x - 42, y), (x + 42, y), 16, RESIST)
        yield leaf((x, y - 42), (x, y + 42), 16, pale)
    elif category in ("nft", "security"):
        yield diamond(at, 46, pale)
        yield diamond(at, 28, RESIST)
        yield diamond(at, 12, pale)
    else:
        for dx, dy in ((-25, -25), (25, 25)):
            yield Box((x + dx - 21, y + dy - 21), 42, 42, pale)
            yield Disc((x - dx, y + dy), 9, RESIST)


def draw_rosette(at: Point, radius: float, slug: str, dye: str) -> Iterator[Shape]:
    """As it is tied for dyeing. Petals and beads follow from the course's slug, so that each course has its own."""
    shape = sha256(slug.encode()).digest()
    petals = 9 + shape[0] % 8
    yield Disc(at, radius * ROSETTE_REACH, dye)
    yield Disc(at, radius * 1.14, RESIST, line=radius * 0.045)
    yield Disc(at, radius, PAPER)
    for petal in range(petals):
        turn = 2 * pi * petal / petals - pi / 2
        near, far = away(at, radius * 0.40, turn), away(at, radius * 0.92, turn)
        yield leaf(near, far, radius * (0.9 + shape[1] % 4 * 0.12) / petals, dye)
        yield leaf(away(at, radius * 0.58, turn), away(at, radius * 0.80, turn), radius * 0.34 / petals, PAPER)
        if shape[2] % 2:
            yield Disc(away(at, radius * 0.86, turn + pi / petals), radius * 0.03, dye)
    yield Disc(at, radius * 0.34, dye, line=radius * 0.03)
    for bead in range(petals):
        yield Disc(away(at, radius * 0.23, 2 * pi * bead / petals - pi / 2), radius * 0.028, dye)
    yield Disc(at, radius * 0.12, dye)
    yield Disc(at, radius * 0.05, PAPER)


def leaf(start: Point, end: Point, half_width: float, ink: str) -> Polygon:
    """A pointed leaf from one point to another."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = (dx * dx + dy * dy) ** 0.5
    steps = 12
    side = [(step / steps, half_width * sin(pi * step / steps) / length) for step in range(steps + 1)]
    there = [(x + dx * along - dy * aside, y + dy * along + dx * aside) for along, aside in side]
    back = [(x + dx * along + dy * aside, y + dy * along - dx * aside) for along, aside in reversed(side[1:-1])]
    return Polygon(tuple(there + back), ink)


def diamond(at: Point, reach: float, ink: str) -> Polygon:
    x, y = at
    return Polygon(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), ink)


def away(at: Point, distance: float, turn: float) -> Point:
    return at[0] + distance * cos(turn), at[1] + distance * sin(turn)
