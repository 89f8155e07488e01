from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_people_and_courses"), ("settings", "0002_updated_at")]

    operations = [
        install(
            "learning",
            "users_timezone_check",
            undo="ALTER TABLE users DROP CONSTRAINT users_timezone_check",
            sha256="a15ea08fb4d4eb3368b7dda8611cd4d836d3ad0a5613d314ecaf048ab123f3d0",
        ),
        install(
            "learning",
            "settle_progress",
            undo="DROP FUNCTION settle_progress() CASCADE",
            sha256="207d933c16fca710e22034e56faa9928e5a3247640bedcb9f2305d29d8c06bea",
        ),
        install(
            "learning",
            "count_finish",
            undo="DROP FUNCTION count_finish() CASCADE",
            sha256="a37d67740b8f67f00a9f17645c65bb8030849713d7cf4a3b4a20bf34b450b953",
        ),
        install(
            "learning",
            "forget_enrolment",
            undo="DROP FUNCTION forget_enrolment() CASCADE",
            sha256="1a2e518eaa2f1119c3adb74b7493ea02ee4bd1239d4694a9ed0e925801269f9e",
        ),
        install(
            "learning",
            "record_completion",
            undo="DROP FUNCTION record_completion(bigint, bigint, int, int, int, int, int, timestamptz)",
            sha256="e227a52828c60af1d388ad09b34a5f3339c691e3deb757335d72450e18d458ba",
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
            sha256="67b26817f7401a8685a346ab50ef7ad83713b21a3843719857fc32eca1c0a504",
        ),
    ]
