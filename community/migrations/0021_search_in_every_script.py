"""Threads and replies are found by search_vector(), which knows every script; PostgreSQL works the columns out anew."""

from django.db import migrations

from settings.installed_sql import install


def found_by(table: str, *, now: str, before: str) -> migrations.RunSQL:
    change = f"ALTER TABLE {table} ALTER COLUMN search SET EXPRESSION AS"
    return migrations.RunSQL(f"{change} ({now})", f"{change} ({before})")


class Migration(migrations.Migration):
    dependencies = [("community", "0020_roles_kept_by_triggers"), ("learning", "0013_search_functions")]

    operations = [
        install(
            "community",
            "forum_hits",
            undo="DROP FUNCTION forum_hits(tsquery)",
            sha256="222bb5db15bd1fbdf406e96f4b62fdceee26542e743e496c8219973220bacd96",
        ),
        install(
            "community",
            "search_forum",
            undo="DROP FUNCTION search_forum(tsquery, int)",
            sha256="20ab232d920c185a901611ec9dbff6b1b7ab7fa83fdd014b44cd6123c4580deb",
        ),
        found_by(
            "discussions",
            now="search_vector(title, tags_text(tags), content)",
            before="""setweight(to_tsvector('english', coalesce(title, '')), 'A')
                      || setweight(to_tsvector('english', coalesce(tags_text(tags), '')), 'B')
                      || setweight(to_tsvector('english', coalesce(content, '')), 'C')""",
        ),
        found_by(
            "replies",
            now="search_vector('', '', content)",
            before="setweight(to_tsvector('english', coalesce(content, '')), 'C')",
        ),
    ]
