"""What stands behind a certificate: written down once at issue, told to whoever has its code, and to nobody more."""

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pytest_django.fixtures import Settings

from chain.certificates.issuing import issue_certificate
from chain.certificates.reissuing import reissue_certificate
from chain.certificates.revoking import revoke_certificate
from chain.credentials.open_badge import sign_credential
from chain.credentials.signing_key import signing_key
from chain.evidence.reading import read_evidence
from chain.evidence.record import keep_owed_evidence, write_record
from chain.models import CertificateEvidence, ChainLife, NftCertificate, PracticalAttempt
from chain.testing.chains import Chain
from chain.tests.practicals import SEND, begin, make_doer, make_practical, offer, weibars
from chain.tests.test_credential import SEED
from chain.views import verification
from learning.accounts.deletion import delete_account
from learning.attempts.submission import submit_attempt
from learning.interactives import INTERACTIVES
from learning.interactives.model import InteractiveModel
from learning.lessons.completion import complete_lesson
from learning.lessons.removal import remove_lesson
from learning.models import Lesson, LessonDraw, LessonReading, QuizAttempt, User
from tests.builders import make_course, make_enrolment, make_lesson
from tests.html import laid_out
from tests.quizzes import right_answers

pytestmark = pytest.mark.django_db

SECRET = "5eed" * 8
MOVE = "the move that won"


def solve_puzzle(learner: User, lesson: Lesson, *, wrong: int = 0) -> None:
    """An attempt at an interactive lesson, `wrong` of whose five decisions were not right."""
    findings = [{"about": "x", "is_right": number >= wrong, "expected": MOVE, "actual": MOVE} for number in range(5)]
    score = 20 * (5 - wrong)
    attempt = QuizAttempt.objects.create(
        user=learner,
        lesson=lesson,
        answers={"moves": [MOVE]},
        score_percentage=score,
        passing_score=80,
        is_passed=score >= 80,
        feedback={"findings": findings},
    )
    LessonDraw.objects.create(
        user=learner, lesson=lesson, seed=SECRET, edition="1", attempt=attempt, opened_at=timezone.now() - HOUR
    )
    if attempt.is_passed:
        complete_lesson(learner=learner, lesson=lesson, score=score)


HOUR = timedelta(hours=1)


@pytest.fixture
def certificate(amina: User) -> NftCertificate:
    """Of a text, a quiz passed with three of five answers right at the second try, and a puzzle at the first."""
    course = make_course("Ledgers", lessons=0, content_version="c0ffee")
    lessons = [make_lesson(course, kind) for kind in ("text", "quiz")]
    lessons.append(
        make_lesson(
            course,
            "interactive",
            content={"model": "mining", "goal": "Dig.", "steps": "Dig.", "hints": ["a", "b", "c"], "debrief": "Dug."},
        )
    )
    make_enrolment(amina, course)
    text, quiz, puzzle = lessons
    complete_lesson(learner=amina, lesson=text)
    answers = right_answers(quiz.content)
    submit_attempt(learner=amina, lesson=quiz, answers=dict.fromkeys(answers, "none of them"))
    submit_attempt(learner=amina, lesson=quiz, answers=answers | {next(iter(answers)): "none of them"})
    solve_puzzle(amina, puzzle, wrong=1)
    return NftCertificate.objects.get(user=amina)


def page_of(browser: Client, reference: str) -> str:
    cache.clear()
    answer = browser.get(reverse("chain:certificate-evidence", args=[reference]))
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    return laid_out(answer.content.decode())


def test_it_tells_of_each_lesson_what_was_proved_when_in_how_many_tries_and_with_which_content(
    certificate: NftCertificate, client: Client
) -> None:
    page = page_of(client, certificate.verification_code)
    of = certificate.evidence.record["lessons"][1]["facts"]["of"]
    for words in (
        "What <bdi>amina</bdi> proved",
        "1 lesson read, 1 quiz passed, 1 puzzle solved",
        "Read to its end.",
        f"Answered {of - 1} of {of} questions",
        "passed at try 2",
        "4 of 5 right",
        "at the first try",
        "1 hour",
        "from opening to done",
        certificate.evidence.digest,
        "c0ffee",
        *Lesson.objects.values_list("content_version", flat=True),
    ):
        assert words in page, words
    today = f"{timezone.now():%Y-%m-%d}"
    assert page.count(f'datetime="{today}"') >= 5
    verify = client.get(reverse("chain:verify"), {"code": certificate.verification_code}).content.decode()
    shown = client.get(reverse("chain:certificate", args=[certificate.verification_code])).content.decode()
    for linking in (verify, shown):
        assert reverse("chain:certificate-evidence", args=[certificate.verification_code]) in linking
    assert "1 lesson read, 1 quiz passed, 1 puzzle solved" in shown
    picture = client.get(reverse("chain:certificate-picture", args=[certificate.verification_code]))
    assert "1 quiz passed" in picture.content.decode()


def test_it_holds_no_answer_no_seed_and_no_move(certificate: NftCertificate, client: Client) -> None:
    record = client.get(reverse("chain:certificate-record", args=[certificate.verification_code])).content.decode()
    kept = json.dumps(certificate.evidence.record)
    assert json.loads(record) == certificate.evidence.record
    quiz = Lesson.objects.get(lesson_type="quiz")
    secrets = [SECRET, MOVE, "none of them", *(question["id"] for question in quiz.content["questions"])]
    for secret in secrets:
        for told in (page_of(client, certificate.verification_code), record, kept):
            assert secret not in told


def test_a_number_tells_what_was_asked_for_and_nothing_of_anybody(certificate: NftCertificate, client: Client) -> None:
    page = page_of(client, certificate.certificate_number)
    for lesson in Lesson.objects.all():
        assert lesson.title in page
    today = f"{timezone.now():%Y-%m-%d}"
    evidence = certificate.evidence
    for told in (
        "amina",
        today,
        "Answered",
        "try 2",
        "of 5",
        evidence.digest,
        certificate.verification_code,
        "content <",
    ):
        assert told not in re.sub(r"<p class=\"verdict-when\">.*?</p>", "", page, flags=re.S), told
    verify = client.get(reverse("chain:verify"), {"code": certificate.certificate_number}).content.decode()
    assert reverse("chain:certificate-evidence", args=[certificate.certificate_number]) in verify
    record = reverse("chain:certificate-record", args=[certificate.certificate_number])
    assert client.get(record).status_code == 404


def test_a_text_says_how_many_questions_were_asked_on_the_way_and_when_it_was_opened(
    amina: User, client: Client
) -> None:
    course = make_course("Reading", lessons=1)
    lesson = course.lessons.get()
    make_enrolment(amina, course)
    done = {"done_at": "2026-03-09T10:00:00+00:00"}
    steps = {
        "opening": done,
        "section-a": done | {"tries": 1, "answer": "an answer", "is_right": True},
        "section-b": done | {"tries": 3, "answer": "an answer", "is_right": True},
        "section-gone": {"tries": 2, "answer": "an answer", "is_right": False},
    }
    opened_at = timezone.now() - 2 * HOUR
    LessonReading.objects.create(user=amina, lesson=lesson, seed=SECRET, opened_at=opened_at, steps=steps)
    complete_lesson(learner=amina, lesson=lesson)
    certificate = NftCertificate.objects.get()
    page = page_of(client, certificate.verification_code)
    assert "Read in 3 steps. Answered all questions on the way: 1 of 2 at the first try." in page
    assert "2 hours from opening to done" in page
    kept = json.dumps(certificate.evidence.record)
    assert "an answer" not in kept
    assert SECRET not in kept


@pytest.mark.parametrize(
    "reference",
    ["W3V-2026-99999", "W3V-0000-00000", "0" * 20, "-1", "%00", "\N{ARABIC-INDIC DIGIT THREE}" * 20, "x" * 900],
)
def test_what_is_no_certificate_is_not_found(reference: str, client: Client) -> None:
    assert client.get(f"/certificates/{reference}/evidence/").status_code == 404
    assert client.get(f"/certificates/{reference}/evidence.json").status_code == 404


def test_however_it_is_spelled_it_leads_to_one_address_and_guessing_numbers_is_slow(
    certificate: NftCertificate, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "MOST_CHECKS", 2)
    proper = reverse("chain:certificate-evidence", args=[certificate.verification_code])
    spelled = certificate.verification_code.lower().replace("-", "")
    assert client.get(f"/certificates/{spelled}/evidence/").headers["Location"] == proper
    address = reverse("chain:certificate-evidence", args=[certificate.certificate_number])
    statuses = {client.get(address).status_code for _ in range(3)}
    assert statuses == {200, 429}
    assert client.get(proper).status_code == 200


def test_it_stays_as_it_was_whatever_is_learned_or_changed_afterwards(
    certificate: NftCertificate, amina: User, client: Client
) -> None:
    before = certificate.evidence.digest
    quiz = Lesson.objects.get(lesson_type="quiz")
    submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content))
    Lesson.objects.update(title="Something else")
    remove_lesson(lesson_id=quiz.pk)
    assert keep_owed_evidence() == 0
    assert issue_certificate(user_id=amina.pk, course_id=certificate.course_id) == certificate
    kept = CertificateEvidence.objects.get()
    assert (kept.digest, hashlib.sha256(canonical_of(kept)).hexdigest()) == (before, before)
    assert "Something else" not in page_of(client, certificate.verification_code)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        CertificateEvidence.objects.update(record={"lessons": []})


def canonical_of(kept: CertificateEvidence) -> bytes:
    return json.dumps(kept.record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_a_record_that_somebody_changed_past_the_database_is_called_so(
    certificate: NftCertificate, client: Client
) -> None:
    kept = CertificateEvidence.objects.get()
    kept.delete()
    changed = kept.record | {"finished_at": "2020-01-01T00:00:00Z"}
    CertificateEvidence.objects.create(certificate=certificate, record=changed, digest=kept.digest)
    assert "This record is not as it was written down" in page_of(client, certificate.verification_code)


def test_a_revoked_certificate_says_so_above_what_was_proved(certificate: NftCertificate, client: Client) -> None:
    revoke_certificate(certificate_id=certificate.pk, reason="Amina was helped")
    page = page_of(client, certificate.verification_code)
    assert page.index("The school has taken this certificate back") < page.index("Lesson by lesson")
    assert "Amina was helped" in page
    assert "Amina was helped" not in page_of(client, certificate.certificate_number)


def test_a_reissued_certificate_keeps_its_evidence_and_old_papers_lead_to_it(
    certificate: NftCertificate, amina: User, client: Client
) -> None:
    old_code, old_number = certificate.verification_code, certificate.certificate_number
    digest = certificate.evidence.digest
    User.objects.filter(pk=amina.pk).update(certificate_name="Amina Diallo")
    new = reissue_certificate(certificate_id=certificate.pk, reason="New name")
    for reference in (old_code, new.verification_code):
        page = page_of(client, reference)
        assert "What <bdi>Amina Diallo</bdi> proved" in page
        assert digest in page
        assert (f"Number {old_number} was issued again" in page) == (reference == old_code)
    by_number = page_of(client, old_number)
    assert f"as number {new.certificate_number}" in by_number
    assert "Diallo" not in by_number


def test_a_withdrawn_certificate_takes_it_along_and_a_kept_one_outlives_the_account(
    certificate: NftCertificate, amina: User, client: Client
) -> None:
    digest = certificate.evidence.digest
    delete_account(user_id=amina.pk)
    page = page_of(client, certificate.verification_code)
    assert digest in page
    assert "What <bdi>amina</bdi> proved" in page
    assert not QuizAttempt.objects.exists()


def test_whoever_leaves_and_ends_their_certificates_leaves_no_evidence(
    certificate: NftCertificate, amina: User, client: Client
) -> None:
    delete_account(user_id=amina.pk, keeps_certificates=False)
    assert not CertificateEvidence.objects.exists()
    page = page_of(client, certificate.verification_code)
    assert "nothing of what they did is kept" in page
    assert "Lesson by lesson" not in page
    assert client.get(reverse("chain:certificate-record", args=[certificate.verification_code])).status_code == 404
    assert keep_owed_evidence() == 0


def test_what_was_issued_before_evidence_was_kept_gets_what_is_known_and_says_so(
    certificate: NftCertificate, amina: User, client: Client
) -> None:
    CertificateEvidence.objects.all().delete()
    assert "Nothing is written down behind it" in page_of(client, certificate.verification_code)
    assert [keep_owed_evidence(), keep_owed_evidence()] == [1, 0]
    page = page_of(client, certificate.verification_code)
    assert "The certificate is older than such records" in page
    assert "passed at try 2" in page


def test_the_credential_carries_it_and_names_its_digest(
    certificate: NftCertificate, client: Client, settings: Settings
) -> None:
    settings.SITE_URL, settings.CREDENTIAL_SIGNING_KEY = "https://learn.example.org", SEED
    certificate.serial_number = 7
    signed = sign_credential(certificate, signing_key())
    checked, learned = signed["evidence"]
    address = reverse("chain:certificate-evidence", args=[certificate.verification_code])
    assert learned["id"] == f"https://learn.example.org{address}"
    assert learned["type"] == checked["type"] == ["Evidence"]
    assert "1 lesson read, 1 quiz passed, 1 puzzle solved" in learned["narrative"]
    record = client.get(reverse("chain:certificate-record", args=[certificate.verification_code]))
    assert record.headers["Access-Control-Allow-Origin"] == "*"
    assert hashlib.sha256(record.content).hexdigest() in learned["narrative"]
    with override("de"):
        assert sign_credential(certificate, signing_key()) == signed


@pytest.mark.parametrize("model", list(INTERACTIVES.values()), ids=lambda model: model.name)
def test_every_puzzle_says_in_its_own_words_what_it_proves(model: InteractiveModel[Any]) -> None:
    assert model.proves is not InteractiveModel.proves
    assert " 7 of 9" in str(model.proves) % {"right": 7, "of": 9}


def test_names_in_any_letters_are_shown_as_letters(amina: User, client: Client) -> None:
    for name in ("<script>alert(1)</script>", "Ọlá “the\\owl” 王小明 🦉 محمد"):
        User.objects.filter(pk=amina.pk).update(certificate_name=name)
        course = make_course(f"{name} & co", slug=f"course-{len(name)}", lessons=1)
        make_enrolment(amina, course)
        complete_lesson(learner=amina, lesson=course.lessons.get())
        certificate = NftCertificate.objects.get(course=course)
        page = page_of(client, certificate.verification_code)
        assert "<script>alert" not in page
        assert ("&lt;script&gt;" if "<" in name else "محمد") in page


def test_an_unknown_kind_and_an_old_fact_are_read_all_the_same(certificate: NftCertificate) -> None:
    """Kinds and facts come and go; a record stays."""
    record: dict[str, Any] = json.loads(json.dumps(certificate.evidence.record))
    for line, lesson_type in zip(record["lessons"], ("unheard_of", "quiz", "practical"), strict=True):
        line.update(type=lesson_type, facts={}, opened_at="2026-01-01T00:00:00Z", done_at="")
    CertificateEvidence.objects.all().delete()
    CertificateEvidence.objects.create(certificate=certificate, record=record, digest="0" * 64)
    page = read_evidence(certificate)
    assert page is not None
    assert [line.words for line in page.lines] == [
        "Read to its end.",
        "Passed, graded on the server.",
        "Done with a wallet, checked by the server.",
    ]
    assert {line.took for line in page.lines} == {""}


def test_a_transaction_on_the_practice_network_is_named_and_can_be_looked_at(devnet: Chain, client: Client) -> None:
    lesson = make_practical(SEND)
    doer = make_doer(devnet.anvil, lesson)
    lesson.course.lessons.exclude(pk=lesson.pk).delete()
    attempt = begin(doer, lesson)
    sent = doer.send(attempt.params["target"], value=weibars(attempt.params["amount"]))
    offer(attempt, sent)
    certificate = NftCertificate.objects.get(user=doer.user)
    page = page_of(client, certificate.verification_code)
    assert "1 task done with a wallet" in page
    assert "Sent 1 transaction on the Web3Versity practice network." in page
    assert f"/explorer/tx/{sent}" in page
    for secret in (attempt.params["target"], attempt.seed):
        assert secret not in json.dumps(certificate.evidence.record)
    assert sent not in page_of(client, certificate.certificate_number)

    ChainLife.objects.create(chain_id=attempt.chain_id, epoch=attempt.epoch + 1, genesis_hash="0x" + "ab" * 32)
    page = page_of(client, certificate.verification_code)
    assert "Sent 1 transaction" in page
    assert sent not in page


def test_writing_a_record_costs_the_same_for_many_lessons(amina: User, django_assert_max_num_queries: Any) -> None:
    course = make_course(lessons=12)
    make_enrolment(amina, course)
    for lesson in course.lessons.all():
        complete_lesson(learner=amina, lesson=lesson)
    with django_assert_max_num_queries(5):
        write_record(user_id=amina.pk, course=course)
    assert not PracticalAttempt.objects.exists()
