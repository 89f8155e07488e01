"""What stands in the world of the sweep, and the parts of addresses that lead to it."""

from typing import Any, Final

from django.utils import timezone

from chain.evidence.record import keep_evidence
from chain.models import ChainSigner as Signer
from chain.models import (
    ContractDeployment,
    FaucetRequest,
    NftCertificate,
    PracticalAttempt,
    SoulboundToken,
    Transaction,
)
from chain.models.token import TokenState
from community.models import EmailConfirmation, LessonReport, ModerationLogEntry, Notification, PostReport
from community.notifications.email.confirmation import make_token
from community.notifications.email.mailbox import make_block_token
from community.notifications.email.unsubscribe import Subscription
from learning.code.tests.code_lessons import word_count_source
from learning.models import (
    ClassAssignment,
    CodeWork,
    Course,
    CourseDraft,
    CourseImport,
    Lesson,
    LessonImage,
    QuizAttempt,
    SignInSession,
    User,
)
from learning.tests.studio import write_draft
from settings.models import PlatformSetting, SettingChange
from tests.builders import (
    finish_course,
    make_achievement,
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
from tests.pages.worst_practical import make_practical_lesson

_NUMBER: Final = "0" * 64


def of_lessons(course: Course, learner: User) -> dict[str, dict[str, Any]]:
    """Lessons that only some addresses are about, with the learner's work."""
    quiz = make_lesson(course, "quiz")
    code = make_lesson(course, "code_editor", content=word_count_source())
    CodeWork.objects.create(user=learner, lesson=code, seed="00" * 16, variant=0, source="zqcode = 1")
    make_completion(learner, code)
    attempt = QuizAttempt.objects.create(
        user=learner, lesson=quiz, course=course, answers={}, status="waiting", passing_score=70
    )
    practical = make_practical_lesson(course, learner)
    PracticalAttempt.objects.update(answers={"fee": "zqanswer"})
    image = LessonImage.objects.create(course=course, name=f"{1:032x}-1x1", data=b"\0")
    names = ("draft", "hint", "way")
    at_code: dict[str, dict[str, Any]] = {f"learning:code-{name}": {"lesson_slug": code.slug} for name in names}
    at_practical = {
        f"chain:practical-{name}": {"lesson_slug": practical.slug, "attempt_id": PracticalAttempt.objects.get().pk}
        for name in ("begin", "look", "hand-in", "note", "signature")
    }
    at_attempt = {"lesson_slug": quiz.slug, "attempt_id": attempt.pk}
    return {
        **at_code,
        **at_practical,
        "learning:take-home": {"lesson_slug": code.slug},
        "learning:lesson-complete": {"lesson_slug": quiz.slug},
        "learning:lesson-attempt": at_attempt,
        "learning:lesson-attempt-cancel": at_attempt,
        "learning:lesson-image": {"name": image.name},
    }


def of_forum(learner: User, other: User | None, text: Lesson) -> dict[str, Any]:
    thread = make_discussion(learner, course=text.course)
    reply = make_reply(learner, thread)
    PostReport.objects.create(reporter=other, discussion=thread, reason="spam", note="zqreport")
    act = ModerationLogEntry.objects.create(action="pin", discussion=thread, person=learner, reason="zqact")
    mistake = LessonReport.objects.create(reporter=other, lesson=text, words="zqmistake")
    numbers = {"discussion_id": thread.pk, "slug": "how-do-i-keep-my-keys", "reply_id": reply.pk}
    return numbers | {"entry_id": act.pk, "report_id": mistake.pk}


def of_class(learner: User) -> dict[str, Any]:
    """The learner's; somebody else is in it, nobody of those who ask."""
    member = make_user("member")
    taught = make_class(learner, member, name="zqclass")
    course = make_course("Ledgers of a class", slug="ledgers-of-a-class", lessons=1)
    ClassAssignment.objects.create(school_class=taught, course=course)
    return {"class_id": taught.pk, "membership_id": taught.memberships.all()[0].pk}


def of_chain(learner: User) -> dict[str, Any]:
    """A certificate, and a token of it."""
    course = make_course("Done", slug="done", lessons=1)
    make_enrolment(learner, course)
    finish_course(learner, course)
    transaction = _transaction(learner)
    certificate = NftCertificate.objects.create(
        user=learner,
        course=course,
        certificate_number="W3V-2026-99999",
        course_title=course.title,
        completion_date=timezone.now().date(),
        verification_code="AAAAA-AAAAA-AAAAA-AAAAA",
        fingerprint=_NUMBER,
        recipient_address=learner.evm_address or "",
        transaction=transaction,
    )
    keep_evidence(certificate)
    deployment = ContractDeployment.objects.create(chain_id=987654, deployer="0x", transaction=transaction)
    SoulboundToken.objects.create(
        deployment=deployment,
        fingerprint=_NUMBER,
        certificate=certificate,
        recipient=learner.evm_address or "",
        state=TokenState.LIVE,
        serial_number=1,
    )
    return {"code": certificate.verification_code, "deployment_id": deployment.pk, "serial": 1}


def _transaction(learner: User) -> Transaction:
    transaction = Transaction.objects.create(
        user=learner,
        transaction_id="0.0.2@sweep",
        transaction_hash=f"0x{_NUMBER}",
        transaction_type="faucet_request",
        chain_id=296,
        memo="zqmemo",
    )
    FaucetRequest.objects.create(
        user=learner, evm_address=learner.evm_address or "", amount_hbar=1, transaction=transaction
    )
    return transaction


def of_own(learner: User, other: User | None) -> dict[str, dict[str, Any]]:
    """What stands in the learner's account."""
    news = Notification.objects.create(
        user=learner, kind="reply", subject="discussion:1", title="zqnews", url="/about/"
    )
    session = SignInSession.objects.create(user=learner, session_key="k", browser="zqbrowser", system="Android")
    badge = make_achievement()
    make_badge(learner, badge)
    # The links in mails open for whoever has them.
    link = EmailConfirmation.objects.create(user=learner, address="linked@example.org", sent_at=timezone.now())
    at_badge = {"slug": badge.slug}
    return {
        "notifications:notification": {"pk": news.pk},
        "notifications:address-confirm": {"token": make_token(link)},
        "notifications:mailbox-block": {"token": make_block_token(link.address)},
        "notifications:unsubscribe": {"token": Subscription(learner.pk, "reply").token},
        "account-session-end": {"pk": session.pk},
        "chain:transaction": {"pk": Transaction.objects.get().pk},
        "chain:practice-wallet-picture": {"address": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"},
        "insight-course-file": {"report_key": "funnel"},
        "insight-lesson-file": {"report_key": "steps"},
        "sitemap-section": {"number": 0},
        "chain:status-list": {"number": 1},
        "person": {"pk": learner.pk},
        "gamification:badge": at_badge,
        "gamification:badge-picture": at_badge,
        "community:person-suspend": {"username": other.username if other else ""},
        "learning:course-finished": {"course_slug": "done"},
        "chain:course-certificate": {"course_slug": "done"},
        "learning:class-course": {"course_slug": "ledgers-of-a-class"},
        "learning:class-unassign": {"course_slug": "ledgers-of-a-class"},
    }


def of_written(author: User | None) -> dict[str, dict[str, Any]]:
    """What an author has not shown to anybody."""
    assert author is not None
    draft: CourseDraft = write_draft(author, title="zqdraft")
    sent = CourseImport.objects.create(by=author, file_name="zqimport.zip", size=5, state="waiting")
    at_draft = {"course_slug": draft.course.slug, "lesson_slug": draft.lessons.all()[0].slug}
    at_import = {"pk": sent.pk}
    return {"learning:studio": at_draft, "learning:import": at_import}


def of_staff(learner: User) -> dict[str, dict[str, Any]]:
    signer = Signer.objects.create(chain_id=296, address=learner.evm_address or "")
    setting = PlatformSetting.objects.get(setting_key="xp_per_quiz")
    change = SettingChange.objects.create(setting_key="xp_per_quiz", old_value=20, new_value=21, changed_by=learner)
    return {
        "admin:support_learner": {"pk": learner.pk},
        "admin:attention": {"watcher": "failed-tasks", "remedy": "again"},
        "admin:chain_chainsigner_mend": {"signer_id": signer.pk},
        "admin:settings_platformsetting_default": {"row_id": setting.pk},
        "admin:settings_platformsetting_back": {"row_id": setting.pk, "change_id": change.pk},
        "admin:auth_user_password_change": {"id": learner.pk},
        "admin:app_list": {"app_label": "learning"},
    }
