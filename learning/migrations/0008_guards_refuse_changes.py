from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0007_unread_notifications"), ("settings", "0004_refuse_change")]

    operations = [
        install(
            "learning",
            "update_course_progress",
            undo="DROP FUNCTION update_course_progress() CASCADE; DROP TRIGGER completions_stay ON lesson_completions",
            sha256="9ab221852f52de13ba79533780bd97488d0862ae64b99523225445b59a4f4437",
        ),
        install(
            "learning",
            "count_enrolments",
            undo="DROP FUNCTION count_enrolments() CASCADE; DROP TRIGGER enrolments_stay ON user_progress",
            sha256="60cdc88123ebb039c738d8af55ed8c0a38798c38b0f25e6b36abbcc19b3aa08d",
        ),
        install(
            "learning",
            "count_lessons",
            undo="DROP FUNCTION count_lessons() CASCADE; DROP FUNCTION hold_lessons_course() CASCADE; DROP TRIGGER lessons_stay ON lessons",
            sha256="b5565d9aa36ded2553e95511c13061f0d45b0290d69674e8a72c3cac4d05e42a",
        ),
    ]
