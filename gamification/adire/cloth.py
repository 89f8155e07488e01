"""A piece of adire: what was kept from the dye, on indigo."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from math import cos, hypot, pi, sin
from typing import Final

from gamification.adire.palette import PAPER, RESIST, mix
from gamification.adire.shapes import Box, Disc, Point, Polygon, Shape

ROSETTE_REACH: Final = 1.26
# A motif around a point: its place, the size of its tile, and the paler dye of a half kept place.
Motif = Callable[[Point, float, str], Iterator[Shape]]


def draw_cloth(
    *, width: float, height: float, radius: float, tile: float, dye: str, motif: Motif, slug: str
) -> Iterator[Shape]:
    """The cloth from the upper left corner, its hem on the right; `radius` is that of its rosette."""
    pale, hem, stitch = mix(dye, RESIST, 0.33), tile * 0.12, tile * 0.18
    middle = (width - hem) / 2, height / 2
    yield Box((0, 0), width, height, dye)
    columns, rows = int(width / tile), int(height / tile) + 1
    pitch = (width - hem) / columns
    for row in range(rows):
        for column in range(columns):
            at = ((column + 0.5) * pitch, middle[1] + (row - (rows - 1) / 2) * tile)
            # Whole motifs or none: half hidden ones look like mistakes.
            if hypot(at[0] - middle[0], at[1] - middle[1]) > radius * ROSETTE_REACH + tile * 0.42:
                yield from motif(at, tile, pale)
    yield from draw_rosette(middle, radius, slug, dye)
    yield Box((width - hem, 0), hem, height, dye)
    for number in range(int(height / stitch / 2) + 1):
        yield Box((width - hem, number * 2 * stitch), hem, stitch, RESIST)


def moon(at: Point, tile: float, pale: str) -> Iterator[Shape]:
    yield Disc(at, tile * 0.32, pale, line=tile * 0.05)
    yield Disc(at, tile * 0.15, RESIST)
    yield Disc((at[0] - tile / 2, at[1] - tile / 2), tile * 0.05, RESIST)


def blossom(at: Point, tile: float, pale: str) -> Iterator[Shape]:
    (x, y), reach = at, tile * 0.42
    yield leaf((x - reach, y), (x + reach, y), tile * 0.16, RESIST)
    yield leaf((x, y - reach), (x, y + reach), tile * 0.16, pale)


def nested_diamonds(at: Point, tile: float, pale: str) -> Iterator[Shape]:
    yield diamond(at, tile * 0.46, pale)
    yield diamond(at, tile * 0.28, RESIST)
    yield diamond(at, tile * 0.12, pale)


def lozenge(at: Point, tile: float, pale: str) -> Iterator[Shape]:
    yield diamond(at, tile * 0.43, RESIST, line=tile * 0.05)
    yield diamond(at, tile * 0.25, pale, line=tile * 0.05)
    yield Disc(at, tile * 0.08, RESIST)


def chequer(at: Point, tile: float, pale: str) -> Iterator[Shape]:
    side = tile * 0.42
    for dx, dy in ((-tile / 4, -tile / 4), (tile / 4, tile / 4)):
        yield Box((at[0] + dx - side / 2, at[1] + dy - side / 2), side, side, pale)
        yield Disc((at[0] - dx, at[1] + dy), tile * 0.09, RESIST)


def wave(at: Point, tile: float, pale: str) -> Iterator[Shape]:
    for lift in (0, tile / 2):
        for radius, ink in ((tile * 0.48, RESIST), (tile * 0.30, pale)):
            yield arch((at[0], at[1] + lift), radius, tile * 0.055, ink)


def draw_rosette(at: Point, radius: float, slug: str, dye: str) -> Iterator[Shape]:
    """As it is tied for dyeing. Petals and beads follow from the slug, so that each has its own."""
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


def arch(at: Point, radius: float, line: float, ink: str) -> Polygon:
    """The upper part of a ring, 140 degrees of it."""
    turns = [pi * (200 + 10 * step) / 180 for step in range(15)]
    outer = [away(at, radius, turn) for turn in turns]
    return Polygon((*outer, *(away(at, radius - line, turn) for turn in reversed(turns))), ink)


def diamond(at: Point, reach: float, ink: str, line: float = 0) -> Polygon:
    x, y = at
    return Polygon(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), ink, line)


def away(at: Point, distance: float, turn: float) -> Point:
    return at[0] + distance * cos(turn), at[1] + distance * sin(turn)
