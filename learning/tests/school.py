"""A school of a few learners and courses, and everything that can happen to what the database counts."""

import itertools

from django.db.models import Max

from gamification.models import UserAchievement
from learning.lessons.removal import remove_lesson
from learning.models import Course, Lesson, LessonCompletion, QuizAttempt, User, UserProgress
from tests.builders import make_achievement, make_course, make_lesson, make_user
from tests.sql import row, run

LEARNERS, COURSES = 3, 2

slugs = itertools.count()


class School:
    """Every method is something that can happen. Its numbers pick who and what, modulo how many there are."""

    def __init__(self) -> None:
        self.courses = [make_course(lessons=3, slug=f"course-{n}") for n in range(COURSES)]
        for _ in range(LEARNERS):
            make_user()
        self.badges = [
            make_achievement({"lessons_completed": 2}, xp_reward=300),
            make_achievement({"level": 2}, xp_reward=20),
            make_achievement({"courses_completed": 1}, xp_reward=0),
        ]

    def _learner(self, pick: int) -> int:
        learners = list(User.objects.order_by("pk").values_list("pk", flat=True))
        return learners[pick % len(learners)]

    def _course(self, pick: int) -> Course:
        return self.courses[pick % COURSES]

    def _lesson(self, pick: int) -> int | None:
        lessons = list(Lesson.objects.order_by("pk").values_list("pk", flat=True))
        return lessons[pick % len(lessons)] if lessons else None

    def enrol(self, who: int, what: int, _: int) -> None:
        UserProgress.objects.get_or_create(user_id=self._learner(who), course=self._course(what))

    def enrol_everyone(self, _who: int, what: int, _: int) -> None:
        run(
            "INSERT INTO user_progress (user_id, course_id) SELECT id, %s FROM users ON CONFLICT DO NOTHING",
            self._course(what).pk,
        )

    def complete(self, who: int, what: int, score: int) -> None:
        learner, lesson = self._learner(who), self._lesson(what)
        if lesson is None:
            return
        done = row("SELECT * FROM record_completion(%s, %s, %s, 1, 10, 5)", learner, lesson, score if score else None)
        awards = [(10, "lesson_completed", f"lesson:{lesson}")] if done["is_first"] else []
        awards += [(5, "quiz_perfect", f"lesson:{lesson}")] if done["became_perfect"] else []
        awards += [(100, "course_completed", f"lesson:{lesson}")] if done["finished_course"] else []
        for amount, reason, source in awards:
            run("SELECT award_xp(%s, %s, %s, %s)", learner, amount, reason, source)
        run("SELECT check_achievements(%s)", learner)

    def complete_in_one_statement(self, _who: int, what: int, _: int) -> None:
        """Every learner, every lesson of one course, those done before included."""
        run(
            """INSERT INTO lesson_completions (user_id, lesson_id, course_id)
               SELECT u.id, l.id, l.course_id FROM users u, lessons l WHERE l.course_id = %s ON CONFLICT DO NOTHING""",
            self._course(what).pk,
        )

    def complete_across_courses(self, who: int, _what: int, _: int) -> None:
        run(
            """INSERT INTO lesson_completions (user_id, lesson_id, course_id)
               SELECT %s, id, course_id FROM lessons WHERE id %% 2 = 0 ON CONFLICT DO NOTHING""",
            self._learner(who),
        )

    def claim_another_course(self, who: int, what: int, _: int) -> None:
        """The course of a completion is its lesson's, whatever the writer says."""
        if lesson := self._lesson(what):
            LessonCompletion.objects.filter(user_id=self._learner(who), lesson_id=lesson).delete()
            LessonCompletion.objects.create(user_id=self._learner(who), lesson_id=lesson, course=self._course(what + 1))

    def forget_completion(self, who: int, what: int, _: int) -> None:
        if lesson := self._lesson(what):
            LessonCompletion.objects.filter(user_id=self._learner(who), lesson_id=lesson).delete()

    def forget_half(self, _who: int, _what: int, _: int) -> None:
        run("DELETE FROM lesson_completions WHERE id % 2 = 0")

    def attempt(self, who: int, what: int, score: int) -> None:
        if lesson := self._lesson(what):
            QuizAttempt.objects.create(
                user_id=self._learner(who),
                lesson_id=lesson,
                course_id=Lesson.objects.get(pk=lesson).course_id,
                answers={},
                score_percentage=score,
                passing_score=70,
                is_passed=score >= 70,
            )

    def attempt_in_one_statement(self, _who: int, _what: int, score: int) -> None:
        run(
            """INSERT INTO quiz_attempts
                      (user_id, lesson_id, course_id, answers, score_percentage, passing_score, is_passed)
               SELECT u.id, l.id, l.course_id, '{}', %s, 70, true FROM users u, lessons l WHERE l.id %% 2 = 0""",
            score,
        )

    def attempt_that_waits(self, who: int, what: int, _: int) -> None:
        if lesson := self._lesson(what):
            QuizAttempt.objects.create(
                user_id=self._learner(who),
                lesson_id=lesson,
                course_id=Lesson.objects.get(pk=lesson).course_id,
                answers={},
                status="waiting",
                passing_score=70,
            )

    def grade_what_waits(self, _who: int, what: int, score: int) -> None:
        """All in one statement, as nobody does; every third time grading fails."""
        if what % 3:
            QuizAttempt.objects.waiting().update(status="graded", score_percentage=score)
        else:
            QuizAttempt.objects.waiting().update(status="failed")

    def forget_attempts(self, who: int, _what: int, _: int) -> None:
        QuizAttempt.objects.filter(user_id=self._learner(who)).delete()

    def add_lesson(self, _who: int, what: int, kind: int) -> None:
        make_lesson(self._course(what), kind="quiz" if kind % 2 else "text")

    def add_two_lessons_in_one_statement(self, _who: int, what: int, _: int) -> None:
        course = self._course(what)
        last = course.lessons.aggregate(last=Max("sequence_number"))["last"] or 0
        Lesson.objects.bulk_create(
            Lesson(
                course=course,
                slug=f"more-{next(slugs)}",
                title="More",
                lesson_type="text",
                content={},
                sequence_number=n,
            )
            for n in (last + 1, last + 2)
        )

    def remove_lesson(self, _who: int, what: int, _: int) -> None:
        if lesson := self._lesson(what):
            remove_lesson(lesson_id=lesson)

    def renumber(self, _who: int, what: int, _: int) -> None:
        for number, lesson in enumerate(self._course(what).lessons.order_by("-sequence_number"), start=1):
            lesson.sequence_number = number
            lesson.save()

    def edit_lesson(self, _who: int, what: int, xp: int) -> None:
        if lesson := self._lesson(what):
            Lesson.objects.filter(pk=lesson).update(title="Edited", completion_xp=xp)

    def finish_by_hand(self, who: int, what: int, _: int) -> None:
        run(
            "UPDATE user_progress SET completed_at = now() WHERE user_id = %s AND course_id = %s",
            self._learner(who),
            self._course(what).pk,
        )

    def set_back_by_hand(self, who: int, what: int, _: int) -> None:
        """Undone for whoever has not done everything: settle_progress() says so again for the others."""
        run("UPDATE user_progress SET completed_at = NULL WHERE user_id = %s", self._learner(who))

    def touch_counted_columns(self, _who: int, _what: int, _: int) -> None:
        """Updates that name the counted columns without changing them."""
        run("UPDATE user_progress SET lessons_completed = lessons_completed, total_lessons = total_lessons")

    def leave_course(self, who: int, what: int, _: int) -> None:
        UserProgress.objects.filter(user_id=self._learner(who), course=self._course(what)).delete()

    def close_course(self, _who: int, what: int, _: int) -> None:
        run("DELETE FROM user_progress WHERE course_id = %s", self._course(what).pk)

    def revoke_badge(self, who: int, what: int, _: int) -> None:
        UserAchievement.objects.filter(
            user_id=self._learner(who), achievement=self.badges[what % len(self.badges)]
        ).delete()

    def badge_for_everyone(self, _who: int, what: int, _: int) -> None:
        run(
            "INSERT INTO user_achievements (user_id, achievement_id) SELECT id, %s FROM users ON CONFLICT DO NOTHING",
            self.badges[what % len(self.badges)].pk,
        )

    def delete_learner(self, who: int, _what: int, _: int) -> None:
        if User.objects.count() > 1:
            User.objects.get(pk=self._learner(who)).delete()


HAPPENINGS = [name for name in vars(School) if not name.startswith("_")]
