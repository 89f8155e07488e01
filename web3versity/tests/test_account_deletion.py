"""Deleting an account (learning/accounts/deletion.py): what goes, what stays, and that the counters are right."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chain.models import FaucetRequest, NftCertificate, Transaction
from community.models import Discussion, DiscussionReader, DiscussionVote, Notification
from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import Achievement, LeaderboardEntry, UserAchievement, UserStreak, XpAward
from learning.accounts import deletion
from learning.accounts.deletion import StaffAccountProtected, delete_account
from learning.courses.enrolment import enrol
from learning.courses.ratings import rate_course
from learning.lessons.completion import complete_lesson
from learning.models import Course, CourseRating, LessonCompletion, QuizAttempt, User, UserProgress
from tests.builders import make_achievement, make_course, make_discussion, make_lesson, make_reply, make_user
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db


def live_through(learner: User, *courses: Course) -> None:
    """Courses finished and rated, with XP, streak and badges; a thread, a reply and a vote."""
    for course in courses:
        enrol(learner=learner, course=course)
        for lesson in course.lessons.all():
            complete_lesson(learner=learner, lesson=lesson, score=100 if lesson.lesson_type == "quiz" else None)
        rate_course(learner=learner, course=course, stars=4, review="Good.")
    make_reply(learner, make_discussion(learner))
    asked = make_discussion(None)
    answer = make_reply(None, asked)
    for about in ({"discussion": asked}, {"reply": answer}):
        DiscussionVote.objects.create(user=learner, vote_type="upvote", **about)
    DiscussionReader.objects.create(user=learner, discussion=asked, is_following=True)
    Notification.objects.create(user=learner, kind="reply", subject=asked.key, title=asked.title, url="/")


@pytest.fixture
def courses() -> list[Course]:
    made = [make_course("One", lessons=1), make_course("Two", lessons=2)]
    make_lesson(made[0], "quiz")
    make_achievement({"lessons_completed": 1})
    return made


def test_what_is_theirs_alone_goes(amina: User, kwame: User, courses: list[Course]) -> None:
    for learner in (amina, kwame):
        live_through(learner, *courses)
    refresh_leaderboard()

    delete_account(user_id=amina.pk)

    assert not User.objects.filter(pk=amina.pk).exists()
    learned = (UserProgress, LessonCompletion, QuizAttempt, XpAward, UserAchievement, UserStreak, LeaderboardEntry)
    for model in (*learned, DiscussionVote, DiscussionReader, Notification):
        assert not model.objects.filter(user_id=amina.pk).exists(), model
    assert UserProgress.objects.filter(user=kwame).count() == 2


def test_the_books_are_right_afterwards(amina: User, kwame: User, courses: list[Course]) -> None:
    for learner in (amina, kwame):
        live_through(learner, *courses)
    delete_account(user_id=amina.pk)
    assert find_differences() == []
    course = Course.objects.get(title="Two")
    assert (course.enrollment_count, course.completion_count, course.total_ratings) == (1, 1, 2)
    assert Achievement.objects.get().times_earned == 1
    votes = Discussion.objects.filter(title="How do I keep my keys?", reply_count=1).values_list(
        "upvote_count", flat=True
    )
    assert sorted(votes) == [0, 0, 0, 1]


def test_what_others_read_stays_without_the_name(amina: User, courses: list[Course]) -> None:
    thread = make_discussion(amina)
    reply = make_reply(amina, thread)
    live_through(amina, courses[0])
    delete_account(user_id=amina.pk)
    for row in (thread, reply):
        row.refresh_from_db()
        assert row.author is None
    assert CourseRating.objects.get().user is None


def test_what_was_paid_out_stays_on_the_books_without_the_name(amina: User) -> None:
    transfer = Transaction.objects.create(user=amina, transaction_type="faucet_request", chain_id=296)
    FaucetRequest.objects.create(user=amina, evm_address=str(amina.evm_address), amount_hbar=5, transaction=transfer)
    delete_account(user_id=amina.pk)
    assert Transaction.objects.get().user is None
    assert FaucetRequest.objects.get().user is None


def test_certificates_follow_the_rule_of_their_room(amina: User, courses: list[Course]) -> None:
    NftCertificate.objects.create(
        user=amina,
        course=courses[0],
        certificate_number="W3V-2026-00001",
        course_title="One",
        completion_date="2026-03-01",
        verification_code="some-code",
    )
    delete_account(user_id=amina.pk)
    assert not User.objects.filter(pk=amina.pk).exists()


def test_deleting_again_is_no_harm(amina: User, courses: list[Course]) -> None:
    live_through(amina, *courses)
    for _ in range(2):
        delete_account(user_id=amina.pk)
    assert find_differences() == []


@pytest.mark.parametrize("role", ["moyo", "ada"])
def test_staff_stays(role: str, request: pytest.FixtureRequest) -> None:
    person: User = request.getfixturevalue(role)
    with pytest.raises(StaffAccountProtected):
        delete_account(user_id=person.pk)
    assert User.objects.get(pk=person.pk).is_active


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
def test_many_leave_learn_and_rate_at_once_without_a_deadlock() -> None:
    courses = [make_course(f"Course {number}", lessons=2) for number in range(4)]
    make_achievement({"lessons_completed": 1})
    leaving, staying = [make_user() for _ in range(8)], [make_user() for _ in range(8)]
    for learner in leaving:
        live_through(learner, *courses)

    def run(number: int) -> None:
        try:
            if number % 2:
                delete_account(user_id=leaving[number // 2].pk)
            else:
                live_through(staying[number // 2], *(courses if number % 4 else courses[::-1]))
            refresh_leaderboard()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(16)))
    assert User.objects.count() == len(staying)
    assert find_differences() == []


@pytest.mark.django_db(transaction=True)
def test_a_course_begun_while_leaving_is_left_as_well() -> None:
    course = make_course("Late", lessons=1)
    learners = [make_user() for _ in range(12)]

    def begin_or_leave(number: int) -> None:
        learner = learners[number // 2]
        try:
            if number % 2:
                delete_account(user_id=learner.pk)
            else:
                enrol(learner=learner, course=course)
        except Exception as error:  # noqa: BLE001 - whoever enrols too late finds no learner any more
            assert "users" in str(error)  # noqa: PT017
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(begin_or_leave, range(24)))
    assert not User.objects.exists()
    assert not UserProgress.objects.exists()
    assert find_differences() == []


def test_a_course_that_appears_between_looking_and_locking_is_looked_at_again(
    amina: User, courses: list[Course], monkeypatch: pytest.MonkeyPatch
) -> None:
    live_through(amina, *courses)
    looked: list[int] = []
    real = deletion._courses_of

    def late(user_id: int) -> list[int]:
        looked.append(user_id)
        return [] if len(looked) == 1 else real(user_id)

    monkeypatch.setattr(deletion, "_courses_of", late)
    delete_account(user_id=amina.pk)
    assert len(looked) == 4
    assert not User.objects.filter(pk=amina.pk).exists()
    assert find_differences() == []
