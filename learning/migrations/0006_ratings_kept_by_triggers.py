from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("learning", "0005_course_ratings"), ("settings", "0002_updated_at")]

    operations = [
        install(
            "learning",
            "prepare_rating",
            undo="DROP FUNCTION prepare_rating() CASCADE",
            sha256="67628a7e6ae0fe1bd3630cdc23557a51b5b405465e790530696b8e9029aae16d",
        ),
        install(
            "learning",
            "count_ratings",
            undo="""
                DROP FUNCTION count_ratings() CASCADE;
                DROP FUNCTION count_changed_rating() CASCADE;
                DROP FUNCTION recount_ratings(bigint[]);
            """,
            sha256="8806f50b86bbeca980925d0a918a49e6ae61e3a215110ddb02cf8530ba89484c",
        ),
        install(
            "learning",
            "course_ratings_updated_at",
            undo="DROP TRIGGER course_ratings_updated_at ON course_ratings",
            sha256="194c7301e1fdfe296814b0b5563dc2a0e78cb64116e15179fc467073ee24ae90",
        ),
    ]
