"""Parts of pages that are rendered once for the same values, whoever they are shown to.

A part is a template that is given values and nothing else, no request and no row of the database: the same values make
the same words, so that nothing has to be thrown away when something changes, and nothing of one reader can get into
what another one sees. What is kept lives in the process. See docs/decisions/042-kept-parts.md.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import lru_cache
from secrets import token_hex
from typing import Final

from django.db.models import Model
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# One to three kilobytes each: what people write at length is put in afterwards.
MOST_KEPT: Final = 4000
# Stand in a part for what is put in afterwards. Nobody can write what nobody knows.
_TOKEN: Final = token_hex(32)
_WORDS: Final = token_hex(32)


def render_part(
    template: str, *, token: Callable[[], str] = str, words: SafeString | str = "", **values: Hashable
) -> SafeString:
    """`template` with `values`, in the reader's language and time zone.

    Values are what can be compared: text, numbers, moments, frozen dataclasses and tuples of them. Where the part says
    how long ago something was, its age_of() has to be among them. Two things are put in afterwards: `words`, which are
    HTML, and `token`, which is asked for only where the part has a form.
    Raises TypeError for a row of the database, which is the same as another one of its id whatever is in it.
    """
    for name, each in values.items():
        if isinstance(each, Model):
            raise TypeError(f"{template} was given a row as {name}: give it what it shows.")
    known = tuple((name, type(each), each) for name, each in values.items())
    text = _rendered(template, get_language(), timezone.get_current_timezone_name(), known, has_words=bool(words))
    if _TOKEN in text:
        text = text.replace(_TOKEN, token())
    return mark_safe(text.replace(_WORDS, words) if words else text)  # noqa: S308 (a template's, and `words`)


def age_of(moment: datetime) -> int:
    """Seconds since then, as exactly as the words say in which it is told how long ago it was."""
    seconds = int((timezone.now() - moment).total_seconds())
    exact_to = 1 if abs(seconds) < 60 else 60 if abs(seconds) < 3600 else 3600
    return seconds - seconds % exact_to


def forget_parts() -> None:
    _rendered.cache_clear()


@lru_cache(maxsize=MOST_KEPT)
def _rendered(
    template: str,
    _language: str | None,
    _zone: str,
    values: tuple[tuple[str, type, Hashable], ...],
    *,
    has_words: bool,
) -> str:
    later = {"csrf_token": _TOKEN, "words": mark_safe(_WORDS) if has_words else ""}  # noqa: S308
    return get_template(template).render({name: value for name, _kind, value in values} | later)
