"""The evidence of a certificate as people read it, in their language, from the record that was kept."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from chain.evidence.record import Record, digest_of
from chain.models import CertificateEvidence, NftCertificate
from learning.lesson_types import worth_of
from learning.models.lesson import LessonType

SHORTEST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Days are in UTC. `tries` is 0 where they are not counted, `took` empty where nobody knows when it was opened."""

    title: str
    slug: str
    kind: str
    words: str
    links: list[tuple[str, str]]
    done_on: date | None
    tries: int
    took: str
    content_version: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """`is_changed`: the record is not what its digest says, so somebody has changed it in the database."""

    kept: CertificateEvidence
    summary: str
    lines: list[EvidenceLine]
    begun_on: date | None
    finished_on: date | None
    content_version: str
    is_changed: bool


def read_evidence(certificate: NftCertificate) -> EvidencePage | None:
    """None when nothing is kept: it was withdrawn, or its holder had left before evidence was kept."""
    kept = CertificateEvidence.objects.filter(certificate=certificate).first()
    if kept is None:
        return None
    record = kept.record
    return EvidencePage(
        kept=kept,
        summary=summary_of(record),
        lines=[read_line(line) for line in record["lessons"]],
        begun_on=read_day(record["enrolled_at"]),
        finished_on=read_day(record["finished_at"]),
        content_version=record["course"]["content_version"][:12],
        is_changed=digest_of(record) != kept.digest,
    )


def summary_of(record: Record) -> str:
    """In one line: 7 lessons read, 2 quizzes passed. Kinds in the order in which they were met."""
    counts: dict[str, int] = {}
    for line in record["lessons"]:
        counts[line["type"]] = counts.get(line["type"], 0) + 1
    return ", ".join(worth_of(lesson_type).counted(count) for lesson_type, count in counts.items())


def summary_for(certificate: NftCertificate) -> str:
    """The same for a certificate; empty when nothing is kept."""
    kept = CertificateEvidence.objects.filter(certificate=certificate).first()
    return summary_of(kept.record) if kept else ""


def read_line(line: Record) -> EvidenceLine:
    kind, facts = worth_of(line["type"]), line["facts"]
    opened_at, done_at = read_moment(line["opened_at"]), read_moment(line["done_at"])
    return EvidenceLine(
        title=line["title"],
        slug=line["slug"],
        kind=str(LessonType(line["type"]).label) if line["type"] in LessonType.values else line["type"],
        words=kind.evidence_words(facts),
        links=kind.evidence_links(facts),
        done_on=read_day(line["done_at"]),
        tries=line["tries"],
        took=write_took(opened_at, done_at),
        content_version=line["content_version"],
    )


def write_took(opened_at: datetime | None, done_at: datetime | None) -> str:
    """From the first opening to the completion; empty where either is unknown, or they are the wrong way round."""
    if opened_at is None or done_at is None or done_at < opened_at:
        return ""
    if (done_at - opened_at).total_seconds() < SHORTEST_SECONDS:
        return _("under a minute")
    return timesince(opened_at, done_at, depth=1)


def read_day(written: str) -> date | None:
    """In UTC, as it is written."""
    at = read_moment(written)
    return at.date() if at else None


def read_moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
