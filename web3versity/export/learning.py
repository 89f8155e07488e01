from learning.models import (
    ClassAssignment,
    ClassMembership,
    CodeWork,
    CourseRating,
    FormerUsername,
    LessonCompletion,
    LessonReading,
    QuizAttempt,
    ReviewCard,
    SchoolClass,
    SignInSession,
    User,
    UserProgress,
)
from web3versity.export.section import Section, same

_LESSON = {"course": "course__slug", "lesson": "lesson__slug", "title": "lesson__title"}


def learning_sections(user_id: int) -> list[Section]:
    return [
        Section(
            "profile",
            User.objects.filter(pk=user_id),
            same(
                "username",
                "avatar_emoji",
                "bio",
                "email",
                "timezone",
                "role",
                "named_since",
                "certificate_name",
                "evm_address",
                "hedera_account_id",
                "profile_public",
                "show_on_leaderboard",
                "total_xp",
                "current_level",
                "current_streak",
                "longest_streak",
                "streak_freezes",
                "last_activity_date",
                "lessons_completed",
                "courses_completed",
                "badges_earned",
                "last_login",
                "created_at",
            ),
            is_single=True,
        ),
        Section("former_usernames", FormerUsername.objects.filter(user=user_id), same("username", "given_up_at")),
        Section(
            "signed_in_browsers",
            SignInSession.objects.filter(user=user_id),
            same("browser", "system", "began_at", "last_used_at"),
        ),
        Section(
            "enrolments",
            UserProgress.objects.filter(user=user_id),
            {"course": "course__slug", "title": "course__title", "enrolled_at": "enrollment_date"}
            | same("started_at", "last_accessed_at", "completed_at", "left_at", "progress_percentage")
            | same("lessons_completed", "total_lessons", "total_quiz_attempts", "average_quiz_score")
            | {"current_lesson": "current_lesson__slug"}
            | same("certificate_nft_id", "certificate_minted_at"),
        ),
        Section(
            "completed_lessons",
            LessonCompletion.objects.filter(user=user_id),
            _LESSON
            | same(
                "completed_at", "score_percentage", "attempts", "time_spent_seconds", "xp_earned", "content_version"
            ),
        ),
        Section(
            "lesson_readings",
            LessonReading.objects.filter(user=user_id),
            _LESSON | {"course": "lesson__course__slug"} | same("opened_at", "spent_until", "steps"),
        ),
        Section(
            "quiz_attempts",
            QuizAttempt.objects.filter(user=user_id),
            _LESSON
            | same(
                "submitted_at",
                "answers",
                "status",
                "score_percentage",
                "passing_score",
                "is_passed",
                "xp_earned",
                "content_version",
            )
            | same("feedback", "outcome"),
        ),
        Section(
            "code_works",
            CodeWork.objects.filter(user=user_id),
            _LESSON
            | {"course": "lesson__course__slug", "solutions_seen": "shown"}
            | same("variant", "route", "source", "pieces", "hints", "saved_at", "opened_at"),
        ),
        Section(
            "review_cards",
            ReviewCard.objects.filter(user=user_id),
            {"course": "lesson__course__slug", "lesson": "lesson__slug", "title": "lesson__title"}
            | {"question": "question_id"}
            | same("made_at", "answered_at", "due_at", "answers", "right", "stability", "difficulty"),
        ),
        Section(
            "classes",
            ClassMembership.objects.filter(user=user_id),
            {"class": "school_class__name", "teacher": "school_class__teacher__username"}
            | same("joined_at", "agreed_at", "removed_at"),
        ),
        Section(
            "taught_classes",
            SchoolClass.objects.filter(teacher=user_id),
            same("name", "code", "is_open", "seats", "made_at"),
        ),
        Section(
            "class_assignments",
            ClassAssignment.objects.filter(school_class__teacher=user_id),
            {"class": "school_class__name", "course": "course__slug"} | same("starts_on", "due_on", "assigned_at"),
        ),
        Section(
            "course_ratings",
            CourseRating.objects.filter(user=user_id),
            {"course": "course__slug"} | same("stars", "review", "created_at", "updated_at"),
        ),
    ]
