"""Notifications as people read them, the same on the page and in e-mails."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from community.models import Notification
from community.notifications.kinds import NotificationKind, Sentence, kind_of

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class InboxItem:
    row: Notification
    kind: NotificationKind
    sentence: Sentence
    # The beginning of the text it is about, where one was asked for and there is one.
    quote: str = ""


def render(rows: Sequence[Notification], *, quote_length: int = 0) -> list[InboxItem]:
    """`rows` in their order, with at most `quote_length` characters of what they are about. One query a kind at most,
    and what the quotes cost."""
    kinds = {row.pk: kind_of(row.kind) for row in rows}
    sentences: dict[int, Sentence] = {}
    for render_kind, same in _grouped(rows, by=lambda row: kinds[row.pk].render):
        sentences.update(zip((row.pk for row in same), render_kind(same), strict=True))
    quotes: dict[int, str] = {}
    if quote_length:
        for quote, same in _grouped(rows, by=lambda row: kinds[row.pk].quote):
            quotes.update(quote(same, quote_length))
    return [InboxItem(row, kinds[row.pk], sentences[row.pk], quotes.get(row.pk, "")) for row in rows]


def _grouped(
    rows: Iterable[Notification], *, by: Callable[[Notification], F | None]
) -> Iterable[tuple[F, list[Notification]]]:
    """The rows that share a function, so that it is called once for all of them; those without one are left out."""
    groups: defaultdict[F, list[Notification]] = defaultdict(list)
    for row in rows:
        if function := by(row):
            groups[function].append(row)
    return groups.items()
