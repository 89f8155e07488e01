"""Doing something about what a watcher has found, and writing down who did it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from settings.attention import MOST_COUNTED, Concern, NotDone, Remedy, Watcher


@dataclass(slots=True)
class Outcome:
    """What was done, and what was not and why, each a sentence."""

    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def use_remedy(watcher: Watcher, remedy: Remedy, *, keys: Iterable[str], by: int, typed: str) -> Outcome:
    """Use it on those of `keys` that are still a concern. Each is a transaction of its own, where it needs one."""
    wanted, outcome = set(keys), Outcome()
    concerns = {concern.key: concern for concern in watcher.find(MOST_COUNTED) if concern.key in wanted}
    for concern in concerns.values():
        try:
            said = remedy.do(concern, by, typed)
        except NotDone as refusal:
            outcome.refused.append(f"{concern.words} {refusal}")
            continue
        outcome.done.append(said)
        write_down(concern, remedy, by=by, said=said)
    return outcome


def write_down(concern: Concern, remedy: Remedy, *, by: int, said: str) -> None:
    """In the admin's log, and so in the history of the row that it was about."""
    row = concern.about
    LogEntry.objects.create(
        user_id=by,
        content_type=ContentType.objects.get_for_model(row) if row is not None else None,
        object_id=str(row.pk) if row is not None and row.pk is not None else None,
        object_repr=str(row if row is not None else concern.words)[:200],
        action_flag=CHANGE,
        change_message=f"{remedy.label}. {said}",
    )
