from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0028_lesson_report_index_purposes"),
        ("learning", "0055_insight_functions"),
    ]

    operations = [
        install(
            "community",
            "insight_answers",
            undo="DROP FUNCTION insight_answers(date)",
            sha256="fe6204e2d987ed9034caaad25eca73adbd70d812032a0295bb86dcb62342dd13",
        ),
    ]
