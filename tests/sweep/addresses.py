"""Where each named address of the URLconf leads in the world of the sweep."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.sweep.world import World
from web3versity.tests.test_roles import row_of

# The toolbar is there with DEBUG alone; the last two of the admin lead on to others.
_LEFT_OUT = ("djdt:", "admin:view_on_site", "admin:autocomplete")


def named() -> dict[str, URLPattern]:
    """Every address that has a name, but for the five pages that each model has in the admin."""
    of_models = {f"admin:{name}_{page}" for name in _models() for page in _FIVE}
    return {
        name: pattern
        for name, pattern in _walk(get_resolver())
        if name not in of_models and not name.startswith(_LEFT_OUT)
    }


def address(name: str, pattern: URLPattern, world: World) -> str:
    """The path of `name`. Fails for a part of it that the world has no value for."""
    known = {**world.known, **_beginning(name, world), **world.of.get(name, {})}
    regex = getattr(pattern.pattern, "regex", None)
    wanted = set(pattern.pattern.converters) or set(regex.groupindex if regex else ())
    assert wanted <= set(known), f"Say in tests/sweep/world.py what {wanted - set(known)} of {name} is."
    return reverse(name, kwargs={key: known[key] for key in wanted})


def pages_of_models() -> Iterator[tuple[str, str]]:
    """Name and path of the five pages of each model, about its last row."""
    for model in admin.site._registry:
        row, name = row_of(model), f"{model._meta.app_label}_{model._meta.model_name}"
        for page in _FIVE:
            args = [] if page in ("changelist", "add") else [row.pk]
            yield f"admin:{name}_{page}", reverse(f"admin:{name}_{page}", args=args)


_FIVE = ("changelist", "add", "change", "history", "delete")


def _models() -> Iterator[str]:
    return (f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)


def _beginning(name: str, world: World) -> dict[str, Any]:
    """What holds for all addresses whose names begin alike, such as those of one draft."""
    return next((values for begins, values in world.of.items() if name.startswith((f"{begins}-",))), {})


def _walk(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif entry.name:
            yield namespace + entry.name, entry
