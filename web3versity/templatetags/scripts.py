"""Scripts of a page, with all the modules they import: a browser would else find one after the other."""

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

# What is imported at once; import("…") is fetched when it is needed.
_IMPORTS: Final = re.compile(r"""^(?:import|export)\b[^"'();]*["'](\.[^"']+)["'];?$""", re.MULTILINE)


@register.simple_tag
def module(name: str) -> SafeString:
    """The module `name` of static/, fetched together with those that it needs."""
    preloads = format_html_join(
        "\n", '<link rel="modulepreload" href="{}">', ((static(each),) for each in imports_of(name))
    )
    return format_html('{}<script type="module" src="{}"></script>', preloads, static(name))


@lru_cache(maxsize=200)
def imports_of(name: str) -> tuple[str, ...]:
    """Names of all modules that `name` needs before it can run, each once. Raises FileNotFoundError."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        module = waiting.pop()
        path = finders.find(module)
        if path is None:
            raise FileNotFoundError(f"There is no script {module} in static/, which {name} needs.")
        for imported in _IMPORTS.findall(Path(path).read_text(encoding="utf-8")):
            needed = normpath(join(dirname(module), imported))
            if needed not in found and needed != name:
                found[needed] = None
                waiting.append(needed)
    return tuple(sorted(found))
