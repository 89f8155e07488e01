"""A finished course becomes a record; the chain is not asked."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.issuing import issue_certificate, issue_owed, learners_owed
from chain.certificates.naming import choose_name, courses_awaiting
from chain.certificates.numbering import new_code, next_number
from chain.models import NftCertificate
from chain.models.certificate import CertificateStatus
from chain.tests.minting import make_graduate
from learning.lessons.completion import complete_lesson
from learning.lessons.removal import remove_lesson
from learning.models import CoursePrerequisite, User, UserProgress
from tests.builders import make_course, make_enrolment

pytestmark = pytest.mark.django_db


def finish_by_learning(learner: User, **columns: Any) -> NftCertificate | None:
    course = make_course(lessons=2, **columns)
    make_enrolment(learner, course)
    for lesson in course.lessons.order_by("sequence_number"):
        complete_lesson(learner=learner, lesson=lesson)
    return NftCertificate.objects.filter(user=learner, course=course).first()


def test_finishing_a_course_writes_the_certificate(amina: User) -> None:
    certificate = finish_by_learning(amina, title="What is a ledger?")
    assert certificate is not None
    assert certificate.status == CertificateStatus.PENDING
    assert certificate.holder_name == "amina"
    assert certificate.recipient_address == amina.evm_address
    assert certificate.course_title == "What is a ledger?"
    assert certificate.fingerprint == fingerprint_of(certificate)
    assert re.fullmatch(r"W3V-20\d\d-\d{5,}", certificate.certificate_number)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", certificate.verification_code)


def test_half_a_course_is_not_certified(amina: User) -> None:
    course = make_course(lessons=2)
    make_enrolment(amina, course)
    lesson = course.lessons.first()
    assert lesson is not None
    complete_lesson(learner=amina, lesson=lesson)
    assert issue_certificate(user_id=amina.pk, course_id=course.pk) is None
    assert not NftCertificate.objects.exists()


def test_a_course_is_certified_once(amina: User) -> None:
    certificate = finish_by_learning(amina)
    assert certificate is not None
    assert issue_certificate(user_id=amina.pk, course_id=certificate.course_id) == certificate
    assert issue_owed(user_id=amina.pk) == []
    assert NftCertificate.objects.get().verification_code == certificate.verification_code


def test_no_certificate_while_a_course_that_was_asked_for_is_missing(amina: User) -> None:
    basics, course = make_course("Basics", lessons=1), make_course("Advanced", lessons=2)
    for each in (basics, course):
        make_enrolment(amina, each)
    first, last = course.lessons.order_by("sequence_number")
    complete_lesson(learner=amina, lesson=first)
    CoursePrerequisite.objects.create(course=course, prerequisite_course=basics)
    remove_lesson(lesson_id=last.pk)
    assert UserProgress.objects.get(user=amina, course=course).completed_at
    assert courses_awaiting(amina) == []
    assert issue_owed(user_id=amina.pk) == []
    assert amina.pk not in learners_owed()

    complete_lesson(learner=amina, lesson=basics.lessons.get())
    assert set(NftCertificate.objects.values_list("course", flat=True)) == {basics.pk, course.pk}


def test_what_a_course_comes_to_ask_for_later_takes_no_certificate_away(amina: User) -> None:
    User.objects.filter(pk=amina.pk).update(certificate_name=None)
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=course.lessons.get())
    CoursePrerequisite.objects.create(course=course, prerequisite_course=make_course("Later"))
    assert not NftCertificate.objects.exists()
    amina.refresh_from_db()
    assert [one.course for one in choose_name(learner=amina, name="Amina")] == [course]


def test_nothing_is_certified_while_that_is_switched_off(
    amina: User, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("certificates_enabled", False)
    assert finish_by_learning(amina) is None
    platform_setting("certificates_enabled", True)
    assert [certificate.user for certificate in issue_owed(user_id=amina.pk)] == [amina]


def test_who_has_no_wallet_is_certified_when_there_is_one(ada: User) -> None:
    assert finish_by_learning(ada) is None
    assert issue_owed(user_id=ada.pk) == []
    ada.evm_address = "0x" + "aB" * 20
    ada.save()
    call_command("issue_owed_certificates", verbosity=0)
    call_command("issue_owed_certificates", verbosity=0)
    assert NftCertificate.objects.get().recipient_address == ada.evm_address


def test_the_day_is_the_learners_own(amina: User) -> None:
    learner, course = make_graduate()
    learner.timezone = "Pacific/Auckland"
    learner.save()
    UserProgress.objects.filter(user=learner).update(completed_at=datetime(2026, 3, 9, 20, tzinfo=UTC))
    certificate = issue_certificate(user_id=learner.pk, course_id=course.pk)
    assert certificate is not None
    assert certificate.completion_date.isoformat() == "2026-03-10"


def test_numbers_count_on_and_never_repeat() -> None:
    at = datetime(2026, 12, 31, tzinfo=UTC)
    first, second = (int(next_number(at).rsplit("-")[-1]) for _ in range(2))
    assert second == first + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('certificate_numbers', 99999)")
    assert next_number(datetime(2027, 1, 1, tzinfo=UTC)) == "W3V-2027-100000"


def test_codes_have_nothing_to_do_with_each_other() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert len({code[:5] for code in codes}) > 990


def test_codes_are_drawn_from_all_thirty_two_characters_at_every_place() -> None:
    """Of 1000 codes one character is missing at one of the 20 places once in 10**11 runs."""
    drawn = [new_code().replace("-", "") for _ in range(1000)]
    assert {len(code) for code in drawn} == {20}
    for place in range(20):
        assert {code[place] for code in drawn} == set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("holder_name", "kwame"),
        ("course_title", "Another course"),
        ("certificate_number", "W3V-2026-99999"),
        ("verification_code", "00000-00000-00000-00000"),
        ("completion_date", datetime(2020, 1, 1, tzinfo=UTC).date()),
    ],
)
def test_whatever_is_printed_decides_the_fingerprint(amina: User, column: str, value: object) -> None:
    certificate = finish_by_learning(amina)
    assert certificate is not None
    NftCertificate.objects.filter(pk=certificate.pk).update(**{column: value})
    certificate.refresh_from_db()
    assert fingerprint_of(certificate) != certificate.fingerprint
