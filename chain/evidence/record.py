"""What a certificate rests on, written down once when it is issued: each lesson, when, in how many tries, and which
content.

The row is a copy: lessons change, accounts go, attempts are deleted with them. What it says is public to whoever has
the certificate's code, so it holds what learning/lesson_types/evidence.py allows, and nothing of who the learner is.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction

from chain.models import CertificateEvidence, NftCertificate
from learning.lesson_types import worth_of
from learning.lesson_types.evidence import Evidence
from learning.models import Course, LessonCompletion, LessonReading, UserProgress

Record = dict[str, Any]

# Rises when readers of records have to tell old ones from new ones.
RECORD_VERSION: Final = 1
MOST_AT_ONCE: Final = 500


@transaction.atomic
def keep_evidence(certificate: NftCertificate, *, is_late: bool = False) -> CertificateEvidence | None:
    """Write down what is known now, unless it was written down before; None when the learner is gone."""
    if certificate.user_id is None or certificate.is_withdrawn:
        return CertificateEvidence.objects.filter(certificate=certificate).first()
    if kept := CertificateEvidence.objects.filter(certificate=certificate).first():
        return kept
    record = write_record(user_id=certificate.user_id, course=certificate.course)
    written = {"record": record, "digest": digest_of(record), "is_late": is_late}
    return CertificateEvidence.objects.get_or_create(certificate=certificate, defaults=written)[0]


def keep_owed_evidence() -> int:
    """Write down what is known of certificates that were issued before evidence was kept; how many were written."""
    owed = NftCertificate.objects.filter(evidence=None, user__isnull=False, is_withdrawn=False)
    certificates = owed.select_related("course").order_by("pk")[:MOST_AT_ONCE]
    return sum(keep_evidence(certificate, is_late=True) is not None for certificate in certificates)


def write_record(*, user_id: int, course: Course) -> Record:
    """The record of what the learner has done in `course` until now. Times are UTC, to the second."""
    done = LessonCompletion.objects.filter(user=user_id, course=course).select_related("lesson")
    completions = list(done.defer("lesson__content").order_by("lesson__sequence_number", "lesson_id"))
    evidence = dict(evidence_of(completions, user_id=user_id))
    opened = first_openings(completions, user_id=user_id)
    progress = UserProgress.objects.filter(user=user_id, course=course).first()
    return {
        "version": RECORD_VERSION,
        "course": {"slug": course.slug, "title": course.title, "content_version": course.content_version},
        "enrolled_at": moment(progress.enrollment_date if progress else None),
        "finished_at": moment(progress.completed_at if progress else None),
        "lessons": [
            write_line(completion, evidence.get(completion.lesson_id, Evidence()), opened.get(completion.lesson_id))
            for completion in completions
        ],
    }


def evidence_of(completions: Iterable[LessonCompletion], *, user_id: int) -> Iterator[tuple[int, Evidence]]:
    """By lesson; each kind is asked once for all its lessons."""
    by_kind: dict[str, list[int]] = {}
    for completion in completions:
        by_kind.setdefault(completion.lesson.lesson_type, []).append(completion.lesson_id)
    for lesson_type, lessons in by_kind.items():
        yield from worth_of(lesson_type).evidence(lessons, learner_id=user_id).items()


def first_openings(completions: Iterable[LessonCompletion], *, user_id: int) -> dict[int, datetime]:
    """By lesson, when the learner first had it before them, as far as it was written down."""
    lessons = [completion.lesson_id for completion in completions]
    readings = LessonReading.objects.filter(user=user_id, lesson__in=lessons)
    return dict(readings.values_list("lesson_id", "opened_at"))


def write_line(completion: LessonCompletion, evidence: Evidence, opened_at: datetime | None) -> Record:
    """`opened_at` is when the lesson was first seen; what its kind knows may lie before that."""
    lesson = completion.lesson
    opened = [at for at in (opened_at, evidence.opened_at) if at]
    return {
        "slug": lesson.slug,
        "title": lesson.title,
        "type": lesson.lesson_type,
        "content_version": completion.content_version,
        "opened_at": moment(min(opened, default=None)),
        "done_at": moment(completion.completed_at),
        "tries": evidence.tries,
        "facts": evidence.facts,
    }


def digest_of(record: Record) -> str:
    """SHA-256, in hexadecimal, of the record as it is published."""
    return hashlib.sha256(write_out(record)).hexdigest()


def write_out(record: Record) -> bytes:
    """Canonical JSON (RFC 8785): its names are ASCII and its numbers whole, for which this is all that asks for."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def moment(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""
