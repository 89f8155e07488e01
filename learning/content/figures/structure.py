"""The structure of a figure as forms show it."""

from typing import Any

from learning.content.figures.kinds import KINDS
from learning.content.structure import group, text, variants


def figure_structure() -> dict[str, Any]:
    return variants(
        "kind",
        {
            name: group({"title": text(120), **kind.keys, "alt": text(900)}, required=("title", "alt", *kind.required))
            for name, kind in KINDS.items()
        },
    )
