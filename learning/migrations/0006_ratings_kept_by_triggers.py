from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0005_course_ratings"), ("settings", "0002_updated_at")]

    operations = [
        install("learning", "prepare_rating", undo="DROP FUNCTION prepare_rating() CASCADE"),
        install(
            "learning",
            "count_ratings",
            undo="""
                DROP FUNCTION count_ratings() CASCADE;
                DROP FUNCTION count_changed_rating() CASCADE;
                DROP FUNCTION recount_ratings(bigint[]);
            """,
        ),
        install(
            "learning",
            "course_ratings_updated_at",
            undo="DROP TRIGGER course_ratings_updated_at ON course_ratings",
        ),
    ]
