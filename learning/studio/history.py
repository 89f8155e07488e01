"""What a draft held before: kept with every change, told apart line by line, and brought back."""

from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff
from typing import Any, Final, Literal

from django.db.models import QuerySet
from django.utils import timezone

from learning.content.yaml_writing import write_yaml
from learning.models import CourseDraft, DraftRevision, LessonDraft, User

# A page that saves by itself would leave a version for every pause in typing: those of one sitting are one.
SITTING: Final = timedelta(minutes=10)
# Of one lesson, or of the details.
MOST_REVISIONS: Final = 100


@dataclass(frozen=True, slots=True)
class DiffLine:
    """`kind` says whether the line stands in both, was taken away, or came; "gap" stands for lines left out."""

    kind: Literal["same", "removed", "added", "gap"]
    words: str


def keep_details(draft: CourseDraft, *, by: User, apart: bool = False) -> None:
    """Keep what the details hold now; `apart` from what was kept in the same sitting."""
    _keep(draft, "", dict(draft.details), by, apart=apart)


def keep_lesson(lesson: LessonDraft, *, by: User, apart: bool = False) -> None:
    """Keep what the lesson holds now; `apart` from what was kept in the same sitting."""
    data = {"lesson_type": lesson.lesson_type, "head": lesson.head, "source": lesson.source}
    _keep(lesson.draft, lesson.slug, data, by, apart=apart)


def revisions_of(draft: CourseDraft, lesson_slug: str) -> QuerySet[DraftRevision]:
    """The versions of a lesson, or of the details (""), the latest first."""
    return draft.revisions.filter(lesson_slug=lesson_slug).select_related("by").order_by("-pk")


def difference(older: DraftRevision | None, newer: DraftRevision) -> list[DiffLine]:
    """What changed, line by line with three around it, as the files of the course would say it."""
    before, after = (_lines(older.data) if older else []), _lines(newer.data)
    found: list[DiffLine] = []
    for line in list(unified_diff(before, after, lineterm="", n=3))[2:]:
        mark, words = line[:1], line[1:]
        if mark == "@":
            found += [DiffLine("gap", "")] if found else []
        else:
            found.append(DiffLine("removed" if mark == "-" else "added" if mark == "+" else "same", words))
    return found


def _keep(draft: CourseDraft, lesson_slug: str, data: dict[str, Any], by: User, *, apart: bool) -> None:
    now = timezone.now()
    last = draft.revisions.filter(lesson_slug=lesson_slug).order_by("-pk").first()
    if last is not None and last.data == data:
        return
    is_same_sitting = last is not None and last.by_id == by.pk and last.at > max(draft.state_since, now - SITTING)
    if last is not None and is_same_sitting and not apart:
        last.data, last.at = data, now
        last.save(update_fields=["data", "at"])
        return
    DraftRevision.objects.create(draft=draft, lesson_slug=lesson_slug, data=data, by=by, at=now)
    old = draft.revisions.filter(lesson_slug=lesson_slug).order_by("-pk").values_list("pk", flat=True)[MOST_REVISIONS:]
    DraftRevision.objects.filter(pk__in=list(old)).delete()


def _lines(data: dict[str, Any]) -> list[str]:
    """Markdown as it is, everything else as YAML."""
    if "source" not in data:
        return write_yaml(data).splitlines()
    source = data["source"] if isinstance(data["source"], dict) else {}
    if set(source) == {"markdown"}:
        return [*write_yaml(data["head"]).splitlines(), "", *str(source["markdown"]).splitlines()]
    return write_yaml(data["head"] | source, first=tuple(data["head"])).splitlines()
