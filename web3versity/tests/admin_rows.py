"""A row of every table, and then more, all around one course, so that pages have something to repeat."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from chain.evidence.record import keep_evidence
from chain.models import (
    BadgeMinting,
    ChainLife,
    ChainSigner,
    ChainTrouble,
    ClassBudget,
    ContractDeployment,
    ExplorerBlock,
    ExplorerLog,
    ExplorerPosition,
    ExplorerTransaction,
    FaucetRequest,
    NftCertificate,
    PracticalAttempt,
    PracticalClaim,
    PracticalInstance,
    PracticalNote,
    ReplacedCertificate,
    SignInChallenge,
    SoulboundToken,
    Transaction,
)
from chain.models.explorer import place_of
from chain.models.trouble import TroubleKind
from community.models import (
    DigestMail,
    DiscussionReader,
    DiscussionVote,
    EmailConfirmation,
    LessonReport,
    ModerationLogEntry,
    Notification,
    NotificationChoice,
    PostReport,
    PostRevision,
    Suspension,
)
from gamification.models import Achievement, LeaderboardEntry, LeaderboardRefresh, UserStreak
from learning.models import (
    ClassAssignment,
    CodeWork,
    Course,
    CourseDraft,
    CourseImport,
    CourseImportPart,
    CoursePrerequisite,
    CourseRating,
    DeadLink,
    DraftRevision,
    FormerUsername,
    GlossarySpelling,
    GlossaryTerm,
    KeptVerdict,
    LessonDraft,
    LessonDraw,
    LessonFault,
    LessonImage,
    LessonReading,
    QuizAttempt,
    ReviewCard,
    SecondFactor,
    SignInSession,
    StaffAct,
    ThrottleMark,
    User,
)
from settings.models import OwedTask, SettingChange
from tests.builders import (
    make_award,
    make_badge,
    make_class,
    make_completion,
    make_course,
    make_discussion,
    make_enrolment,
    make_lesson,
    make_reply,
    make_user,
)

TROUBLES = TroubleKind.values
_numbers = count(1)


def add_rows(course: Course) -> None:
    """One more row in every table of the five apps; lessons, prerequisites and enrolments belong to `course`."""
    number = next(_numbers)
    learner = make_user()
    FormerUsername.objects.create(user=learner, username=f"once-{number}")
    SignInSession.objects.create(user=learner, session_key=f"key-{number}", browser="Firefox", system="Android")
    quiz = make_lesson(course, "quiz")
    CoursePrerequisite.objects.create(course=course, prerequisite_course=make_course(lessons=0))
    make_enrolment(learner, course)
    make_completion(learner, quiz)
    QuizAttempt.objects.create(
        user=learner, lesson=quiz, course=course, answers={}, score_percentage=0, passing_score=70, is_passed=False
    )
    LessonDraw.objects.create(user=learner, lesson=quiz, seed="00" * 16, edition="toy 1")
    CodeWork.objects.create(user=learner, lesson=quiz, seed="00" * 16, variant=0, source="contract Pot {}")
    KeptVerdict.objects.create(key=f"{number:064x}", feedback={"outcome": "passed"}, judged_at=timezone.now())
    DeadLink.objects.create(lesson=quiz, address="/gone/", trouble="No such address.", found_at=timezone.now())
    LessonFault.objects.create(lesson=quiz, sentences=["It cannot be read."], found_at=timezone.now())
    ReviewCard.objects.create(
        user=learner,
        lesson=quiz,
        question_id="tinybars",
        seed="00" * 16,
        stability=1,
        difficulty=5,
        due_at=timezone.now(),
        answered_at=timezone.now(),
    )
    LessonImage.objects.create(course=course, name=f"{number:032x}-1x1", data=b"\0")
    draft = CourseDraft.objects.create(course=make_course(lessons=0), details={"title": "Keys"}, submitted_by=learner)
    LessonDraft.objects.create(draft=draft, slug="keys", number=1, lesson_type="text", source={"markdown": "Keep it."})
    sent = CourseImport.objects.create(by=learner, file_name="school.zip", size=5, draft=draft)
    CourseImportPart.objects.create(course_import=sent, number=0, data=b"PK")
    DraftRevision.objects.create(draft=draft, lesson_slug="keys", data={"source": {"markdown": "Keep"}}, by=learner)
    term = GlossaryTerm.objects.create(slug=f"t-{number}", term="Hash", means="x", means_html="x", lesson=quiz)
    GlossarySpelling.objects.create(key=term.slug, term=term)
    LessonReading.objects.create(user=learner, lesson=quiz, seed="00" * 16, opened_at=timezone.now())
    CourseRating.objects.create(user=learner, course=course, stars=4, review="Clear.")
    taught = make_class(make_user(), learner, name=f"Class {number}")
    ClassAssignment.objects.create(school_class=taught, course=course)
    ClassBudget.objects.create(school_class=taught, hbar_a_day=50, until=date(2026, 12, 31), granted_by=learner)
    SecondFactor.objects.create(user=learner, secret="sealed")
    StaffAct.objects.create(
        actor=learner, act="change", about="learning.user", object_id=str(learner.pk), person=learner
    )
    ThrottleMark.objects.create(scope="verify", subject=f"person:{learner.pk}", hits=1, ends_at=timezone.now())
    badge = _add_gamification(learner, number)
    _add_community(learner, course)
    _add_chain(learner, course, badge, number)
    OwedTask.objects.create(task="learning.attempts.tasks.grade_overdue")
    SettingChange.objects.create(setting_key="xp_per_quiz", old_value=20, new_value=number, changed_by=learner)


def _add_gamification(learner: User, number: int) -> Achievement:
    badge = Achievement.objects.create(
        slug=f"badge-{number}",
        name=f"Badge {number}",
        description="For one lesson.",
        icon_emoji="🏅",
        category="learning",
        rarity="common",
        criteria={"lessons_completed": 1} if number % 2 else {"tracks": ["explorer"]},
    )
    make_badge(learner, badge)
    make_award(learner, 10)
    today = date(2026, 3, 9)
    UserStreak.objects.create(user=learner, streak_date=today, streak_count=1, activity_type="lesson_complete")
    LeaderboardEntry.objects.create(
        user=learner,
        all_time_rank=number,
        all_time_xp=10,
        week_start_date=today,
        month_start_date=today,
        calculated_at=timezone.now(),
    )
    LeaderboardRefresh.objects.update_or_create(id=1, defaults={"refreshed_at": timezone.now(), "rows_written": 1})
    return badge


def _add_community(learner: User, course: Course) -> None:
    thread = make_discussion(learner, course=course)
    reply = make_reply(learner, thread)
    other = make_user()
    DiscussionVote.objects.create(user=other, discussion=thread, vote_type="upvote")
    DiscussionVote.objects.create(user=other, reply=reply, vote_type="upvote")
    DiscussionReader.objects.create(user=learner, discussion=thread, is_following=True)
    PostRevision.objects.create(reply=reply, editor=learner, content="Wood.", note="Metal lasts.")
    LessonReport.objects.create(reporter=other, lesson=course.lessons.all()[0], step="Keys", words="Not so.")
    PostReport.objects.create(reporter=other, discussion=thread, reason="spam", note="Sells keys.")
    ModerationLogEntry.objects.create(actor=other, action="hide", reply=reply, person=learner, reason="Spam.")
    Suspension.objects.create(
        person=learner, suspended_by=other, reason="Spam.", until=timezone.now() + timedelta(days=1)
    )
    _add_notifications(learner, thread.pk)


def _add_notifications(learner: User, thread_id: int) -> None:
    Notification.objects.create(
        user=learner, kind="reply", subject=f"discussion:{thread_id}", title="Keys", url=f"/community/{thread_id}/keys/"
    )
    NotificationChoice.objects.create(user=learner, kind="reply", channel="digest")
    DigestMail.objects.create(user=learner, day=date(2026, 3, 9))
    EmailConfirmation.objects.create(user=learner, address="learner@example.org")


def _add_chain(learner: User, course: Course, badge: Achievement, number: int) -> None:
    transaction = Transaction.objects.create(
        user=learner,
        transaction_id=f"0.0.2@{number}",
        transaction_hash=f"0x{number:064x}",
        transaction_type="faucet_request",
        chain_id=296,
        related_course=course,
        related_achievement=badge,
    )
    FaucetRequest.objects.create(
        user=learner, evm_address=learner.evm_address or "", amount_hbar=1, transaction=transaction
    )
    certificate = NftCertificate.objects.create(
        user=learner,
        course=course,
        certificate_number=f"W3V-2026-{number:05}",
        course_title=course.title,
        completion_date=date(2026, 3, 9),
        verification_code=f"code-{number}",
        transaction=transaction,
    )
    keep_evidence(certificate)
    ReplacedCertificate.objects.create(
        certificate=certificate,
        certificate_number=f"W3V-2025-{number:05}",
        verification_code=f"old-code-{number}",
        fingerprint=f"old-{number}",
        holder_name="Ada",
        recipient_address=learner.evm_address or "",
        issued_at=timezone.now(),
        reason="A new name.",
    )
    SoulboundToken.objects.create(
        deployment=ContractDeployment.objects.create(chain_id=number, deployer="0x", transaction=transaction),
        fingerprint=f"new-{number}",
        certificate=certificate,
        recipient=learner.evm_address or "",
    )
    _add_explorer(number)
    _add_practical(learner, course, transaction, number)
    BadgeMinting.objects.create(user=learner)
    ChainSigner.objects.create(chain_id=296, address=learner.evm_address or "")
    ChainLife.objects.create(chain_id=298, epoch=number, genesis_hash="0x")
    ChainTrouble.objects.get_or_create(
        chain_id=298, kind=TROUBLES[number % len(TROUBLES)], sentence="An account is empty."
    )
    now = timezone.now()
    SignInChallenge.objects.create(
        nonce=f"nonce-{number}",
        browser="browser",
        evm_address=learner.evm_address or "",
        message="…",
        network="10.0.0.1",
        issued_at=now,
        expires_at=now + timedelta(minutes=10),
    )


def _add_practical(learner: User, course: Course, deployment: Transaction, number: int) -> None:
    lesson = course.lessons.all()[0]
    attempt = PracticalAttempt.objects.create(user=learner, lesson=lesson, chain_id=298, began_block=number)
    PracticalInstance.objects.create(attempt=attempt, contract="turn_pot", transaction=deployment)
    PracticalClaim.objects.create(attempt=attempt, chain_id=298, transaction_hash=f"0x{number:064x}")
    now = timezone.now()
    PracticalNote.objects.create(attempt=attempt, nonce=f"note-{number}", message="…", issued_at=now, expires_at=now)


def _add_explorer(number: int) -> None:
    ExplorerPosition.objects.update_or_create(id=1, defaults={"life": "first", "next_block": number + 1})
    block = ExplorerBlock.objects.create(
        number=number,
        hash=f"0x{number:064x}",
        parent_hash=f"0x{number - 1:064x}",
        timestamp=number,
        gas_used=21000,
        gas_limit=30_000_000,
        base_fee_weibar=7,
        transaction_count=1,
    )
    sent = ExplorerTransaction.objects.create(
        place=place_of(number, 0),
        block=block,
        hash=f"0x{number:064x}",
        sender=f"0x{number:040x}",
        value_weibar=1,
        nonce=0,
        kind=2,
        gas_limit=21000,
        gas_used=21000,
        gas_price_weibar=7,
        succeeded=True,
        input="0x",
    )
    ExplorerLog.objects.create(place=sent.place, transaction=sent, address=sent.sender, topic0=sent.hash, data="0x")
