"""Threads and replies are found by search_vector(), which knows every script; PostgreSQL works the columns out anew."""

from django.db import migrations


def found_by(table: str, *, now: str, before: str) -> migrations.RunSQL:
    change = f"ALTER TABLE {table} ALTER COLUMN search SET EXPRESSION AS"
    return migrations.RunSQL(f"{change} ({now})", f"{change} ({before})")


class Migration(migrations.Migration):
    dependencies = [("community", "0020_roles_kept_by_triggers"), ("learning", "0013_search_functions")]

    operations = [
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
