"""The models behind interactive lessons: a registry, so that a new one is a module and one line in its app's `ready()`.

How to write one: docs/interactives.md.
"""

from typing import Any

from learning.interactives.model import InteractiveModel

INTERACTIVES: dict[str, InteractiveModel[Any]] = {}


def register_interactive(model: InteractiveModel[Any]) -> None:
    """Make `model` known to authors by its name. Raises ValueError when the name is taken."""
    if model.name in INTERACTIVES:
        raise ValueError(f"There is an interactive {model.name} already.")
    INTERACTIVES[model.name] = model
