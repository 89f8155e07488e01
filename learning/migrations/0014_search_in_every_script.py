"""Titles and texts are found by search_vector(), which knows every script; PostgreSQL works the columns out anew."""

from django.db import migrations


def found_by(table: str, *, now: str, before: str) -> migrations.RunSQL:
    change = f"ALTER TABLE {table} ALTER COLUMN search SET EXPRESSION AS"
    return migrations.RunSQL(f"{change} ({now})", f"{change} ({before})")


class Migration(migrations.Migration):
    dependencies = [("learning", "0013_search_functions")]

    operations = [
        found_by(
            "courses",
            now="search_vector(title, description, '')",
            before="""setweight(to_tsvector('english', coalesce(title, '')), 'A')
                      || setweight(to_tsvector('english', coalesce(description, '')), 'B')""",
        ),
        found_by(
            "lessons",
            now="search_vector(title, '', content ->> 'plain')",
            before="""setweight(to_tsvector('english', coalesce(title, '')), 'A')
                      || setweight(to_tsvector('english', coalesce(content ->> 'plain', '')), 'C')""",
        ),
    ]
