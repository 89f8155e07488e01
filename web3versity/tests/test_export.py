"""The export of all my data (web3versity/export/)."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CASCADE, Model
from django.test import Client
from django.utils import timezone

from chain.models import (
    BadgeMinting,
    ContractDeployment,
    FaucetRequest,
    NftCertificate,
    PracticalAttempt,
    PracticalClaim,
    PracticalInstance,
    PracticalNote,
    ReplacedCertificate,
    SoulboundToken,
    Transaction,
)
from community.models import (
    DigestMail,
    DiscussionVote,
    EmailConfirmation,
    LessonReport,
    ModerationLogEntry,
    PostReport,
    PostRevision,
    Suspension,
)
from community.tests.notification_tools import choose_channel, make_notification
from community.threads.follow import follow
from gamification.leaderboard.refresh import refresh_leaderboard
from learning.courses.ratings import rate_course
from learning.lessons.completion import complete_lesson
from learning.models import (
    ClassAssignment,
    CodeWork,
    FormerUsername,
    Lesson,
    LessonReading,
    QuizAttempt,
    SignInSession,
    StaffAct,
    User,
)
from learning.review.cards import note_missed
from settings.models import SettingChange
from tests.builders import (
    make_achievement,
    make_award,
    make_class,
    make_course,
    make_discussion,
    make_lesson,
    make_reply,
    make_user,
)
from web3versity.export.document import all_sections

pytestmark = pytest.mark.django_db

# Models that point at a person and hold nothing of theirs, each with the reason.
NOT_THEIRS = {
    "admin.LogEntry": "what the record of staff says as well (acts_as_staff)",
    "learning.User_groups": "what staff may do",
    "learning.User_user_permissions": "what staff may do",
    "learning.Course": "the school's; whoever writes it takes it home from the studio as a folder",
    "learning.CourseImport": "a course of another school, on its way into the studio",
    "learning.CourseDraft": "the same, before it is published",
    "learning.DraftRevision": "the same, as it was before",
    "learning.LessonDraw": "a seed that gives answers away; the moves are exported with their attempt",
    "learning.SecondFactor": "a secret that must not leave, and marks of recovery codes",
    "chain.ClassBudget": "what an admin granted to a class",
    "gamification.LearnerDashboard": "a view over what is exported from its tables",
}


def live_through_everything(learner: User) -> None:
    make_achievement({"lessons_completed": 1}, slug="first-steps")
    course = make_course("Wallets", lessons=1)
    quiz = make_lesson(course, "quiz", slug="the-quiz")
    for lesson in course.lessons.all():
        complete_lesson(learner=learner, lesson=lesson, score=100 if lesson == quiz else None)
    QuizAttempt.objects.create(
        user=learner, lesson=quiz, answers={"q": 1}, score_percentage=100, passing_score=70, is_passed=True
    )
    LessonReading.objects.create(user=learner, lesson=quiz, seed="its-secret", opened_at=timezone.now())
    CodeWork.objects.create(user=learner, lesson=quiz, seed="its-secret", variant=1, source="contract Pot {}")
    note_missed(learner_id=learner.pk, lesson_id=quiz.pk, question_ids=["tinybars"], now=timezone.now())
    make_class(make_user(), learner)
    ClassAssignment.objects.create(school_class=make_class(learner), course=course)
    rate_course(learner=learner, course=course, stars=5, review="Good “quotes”.\nTwo lines.")
    FormerUsername.objects.create(user=learner, username="somebody-before")
    SignInSession.objects.create(user=learner, session_key="elsewhere", browser="Firefox", system="Android")
    StaffAct.objects.create(actor=learner, person=learner, act="change")
    SettingChange.objects.create(setting_key="xp_per_quiz", old_value=20, new_value=21, changed_by=learner)
    _talk(learner)
    _be_told(learner)
    transfer = Transaction.objects.create(
        user=learner, transaction_type="faucet_request", chain_id=296, transaction_hash="0x" + "ab" * 32, amount_hbar=5
    )
    FaucetRequest.objects.create(
        user=learner, evm_address=str(learner.evm_address), amount_hbar=5, transaction=transfer, request_ip="192.0.2.7"
    )
    certificate, _is_new = NftCertificate.objects.update_or_create(
        user=learner,
        course=course,
        defaults={"transaction": transfer},
        create_defaults={
            "certificate_number": "W3V-2026-00001",
            "course_title": "Wallets",
            "completion_date": "2026-03-01",
            "verification_code": "some-code",
            "transaction": transfer,
        },
    )
    ReplacedCertificate.objects.create(
        certificate=certificate,
        certificate_number="W3V-2026-00000",
        verification_code="old-code",
        issued_at=timezone.now(),
    )
    contract = ContractDeployment.objects.create(
        chain_id=296, deployer="0xabc", source_sha256="0", transaction=transfer
    )
    SoulboundToken.objects.create(deployment=contract, certificate=certificate, fingerprint="0x" + "cd" * 32)
    SoulboundToken.objects.create(
        deployment=contract, earned_badge=learner.achievements.get(), fingerprint="0x" + "ef" * 32
    )
    BadgeMinting.objects.create(user=learner)
    _practise(learner, quiz, transfer)
    refresh_leaderboard()


def _practise(learner: User, lesson: Lesson, deployment: Transaction) -> None:
    attempt = PracticalAttempt.objects.create(user=learner, lesson=lesson, chain_id=298, began_block=7)
    PracticalInstance.objects.create(attempt=attempt, contract="turn_pot", transaction=deployment)
    PracticalClaim.objects.create(attempt=attempt, chain_id=298, transaction_hash="0x" + "ab" * 32)
    now = timezone.now()
    PracticalNote.objects.create(attempt=attempt, nonce="n", message="Yes.", issued_at=now, expires_at=now)


def _talk(learner: User) -> None:
    thread, asked = make_discussion(learner), make_discussion(None, title="Somebody else's")
    make_reply(learner, asked)
    follow(user_id=learner.pk, thread=thread)
    DiscussionVote.objects.create(user=learner, discussion=asked, vote_type="upvote")
    PostRevision.objects.create(discussion=thread, editor=learner, content="Before.")
    LessonReport.objects.create(reporter=learner, lesson=Lesson.objects.all()[0], words="Wrong.")
    PostReport.objects.create(reporter=learner, discussion=asked, reason="spam")
    ModerationLogEntry.objects.create(action="hide", discussion=thread, person=learner)
    Suspension.objects.create(person=learner, reason="Spam.", until=timezone.now() + timedelta(days=1))


def _be_told(learner: User) -> None:
    make_notification(learner)
    choose_channel(learner, "page")
    DigestMail.objects.create(user=learner, day="2026-03-10")
    EmailConfirmation.objects.create(user=learner, address="amina@example.org")


def export(client: Client) -> dict[str, Any]:
    answer = client.get("/account/export/")
    assert answer.status_code == 200
    document: dict[str, Any] = json.loads(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    return document


def test_everything_a_learner_has_done_is_in_it(amina: User, amina_client: Client) -> None:
    live_through_everything(amina)
    document = export(amina_client)
    for section in all_sections(amina.pk):
        assert document[section.key], section.key
    assert document["profile"]["username"] == "amina"
    assert document["enrolments"][0]["course"] == "wallets"
    assert {row["lesson"] for row in document["completed_lessons"]} >= {"the-quiz"}
    assert document["quiz_attempts"][0]["answers"] == {"q": 1}
    assert document["course_ratings"][0]["review"] == "Good “quotes”.\nTwo lines."
    assert sum(row["amount"] for row in document["xp_ledger"]) == document["profile"]["total_xp"] > 0
    assert document["badges"][0]["badge"] == "first-steps"
    assert document["faucet_requests"][0]["amount_hbar"] == "5.00000000"
    assert [row["badge"] for row in document["tokens"]] == [None, "first-steps"]
    assert document["certificates"][0]["transaction"] == document["transactions"][0]["transaction_hash"]


def test_nothing_of_others_is_in_it(amina: User, kwame: User, kwame_client: Client) -> None:
    live_through_everything(amina)
    document = export(kwame_client)
    assert document.pop("profile")["username"] == "kwame"
    assert len(document.pop("signed_in_browsers")) == 1
    assert [key for key, value in document.items() if isinstance(value, list) and value] == []


def test_it_is_a_file_that_nobody_keeps_on_the_way(amina_client: Client) -> None:
    answer = amina_client.get("/account/export/")
    assert answer["Content-Type"] == "application/json"
    assert re.fullmatch(
        r'attachment; filename="web3versity-amina-\d{4}-\d\d-\d\d\.json"', answer["Content-Disposition"]
    )
    assert "no-store" in answer["Cache-Control"]
    assert answer.streaming
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_words_of_others_and_who_voted_stay_out(amina: User, kwame: User, amina_client: Client) -> None:
    asked, own = make_discussion(kwame, title="Which wallet?"), make_discussion(amina)
    answer = make_reply(amina, asked, content="A paper one.")
    PostRevision.objects.create(discussion=asked, editor=amina, content="Kwame wrote this.")
    PostRevision.objects.create(reply=answer, editor=kwame, content="I wrote this.")
    PostReport.objects.create(reporter=kwame, discussion=own, reason="abuse", note="Kwame reported this.")
    make_award(amina, 2, reason="upvote_received", source=f"reply:{answer.pk}:by:{kwame.pk}")
    document = export(amina_client)
    assert document["replies"][0]["content"] == "A paper one."
    assert [row["content"] for row in document["earlier_versions"]] == ["I wrote this."]
    assert document["xp_ledger"][0]["source"] == f"reply:{answer.pk}"
    assert "Kwame" not in json.dumps(document)


def test_the_secret_parts_of_a_person_stay_out(ada: User, ada_client: Client) -> None:
    document = json.dumps(export(ada_client))
    assert ada.password not in document


def points_at(model: type[Model], targets: set[type[Model]], *, by_cascade: bool) -> bool:
    """Whether `model` has a foreign key to one of `targets`; `by_cascade`: one that takes its rows along."""
    return any(
        field.is_relation
        and field.related_model in targets
        and (not by_cascade or getattr(field.remote_field, "on_delete", None) is CASCADE)
        for field in model._meta.concrete_fields
    )


def test_every_model_that_points_at_a_person_is_exported_or_excused() -> None:
    """Fails when a new model is forgotten: give it a section in web3versity/export/, or a reason above."""
    exported = {section.model for section in all_sections(0)} - {User}
    theirs = {
        model
        for model in apps.get_models(include_auto_created=True)
        if points_at(model, {User}, by_cascade=False) or points_at(model, exported, by_cascade=True)
    }
    excused = {apps.get_model(label) for label in NOT_THEIRS}
    forgotten = theirs - exported - excused
    assert not forgotten, sorted(model._meta.label for model in forgotten)
    assert excused <= theirs
    assert not excused & exported


def test_every_column_of_a_person_is_exported_or_named_here() -> None:
    """Columns that say nothing of the learner, or that must not leave."""
    left_out = {"id", "password", "is_active", "is_superuser", "is_staff", "updated_at", "unread_notifications"}
    profile = next(section for section in all_sections(0) if section.model is User)
    assert {field.name for field in User._meta.concrete_fields} == set(profile.columns) | left_out


def test_every_key_is_described() -> None:
    words = (Path(settings.BASE_DIR) / "docs" / "account-export.md").read_text(encoding="utf-8")
    described = {
        title: set(re.findall(r"`(\w+)`", body))
        for title, body in re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", words, re.MULTILINE | re.DOTALL)
    }
    assert described == {section.key: set(section.columns) for section in all_sections(0)}


def test_memory_is_bounded_by_the_piece_and_not_by_the_whole(amina: User) -> None:
    for section in all_sections(amina.pk):
        assert section.rows._result_cache is None
        list(section.entries())
        assert section.rows._result_cache is None
