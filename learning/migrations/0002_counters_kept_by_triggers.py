from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_people_and_courses"), ("settings", "0002_updated_at")]

    operations = [
        install(
            "learning",
            "users_timezone_check",
            undo="ALTER TABLE users DROP CONSTRAINT users_timezone_check",
        ),
        install(
            "learning",
            "course_locks",
            undo="""
                DROP FUNCTION hold_course(bigint);
                DROP FUNCTION hold_course_alone(bigint);
                DROP FUNCTION hold_course_learners(bigint);
            """,
        ),
        install("learning", "prepare_learning", undo="DROP FUNCTION prepare_learning() CASCADE"),
        install("learning", "update_course_progress", undo="DROP FUNCTION update_course_progress() CASCADE"),
        install("learning", "settle_progress", undo="DROP FUNCTION settle_progress() CASCADE"),
        install("learning", "count_enrolments", undo="DROP FUNCTION count_enrolments() CASCADE"),
        install("learning", "count_finish", undo="DROP FUNCTION count_finish() CASCADE"),
        install("learning", "forget_enrolment", undo="DROP FUNCTION forget_enrolment() CASCADE"),
        install(
            "learning",
            "count_lessons",
            undo="DROP FUNCTION count_lessons() CASCADE; DROP FUNCTION hold_lessons_course() CASCADE",
        ),
        install("learning", "count_quiz_attempts", undo="DROP FUNCTION count_quiz_attempts() CASCADE"),
        install(
            "learning",
            "record_completion",
            undo="DROP FUNCTION record_completion(bigint, bigint, int, int, int, int, int, timestamptz)",
        ),
        install(
            "learning",
            "updated_at_triggers",
            undo="""
                DROP TRIGGER users_updated_at ON users;
                DROP TRIGGER courses_updated_at ON courses;
                DROP TRIGGER lessons_updated_at ON lessons;
                DROP TRIGGER user_progress_updated_at ON user_progress;
            """,
        ),
    ]
