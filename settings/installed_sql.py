"""SQL objects stand in files, one object a file, and migrations install them from there.

A file always holds the object's present form. A migration that changes an object installs its file again, and the
earlier installation is taken out of the older migration, so that a new database meets each object once, when all it
refers to exists. See docs/decisions/002-sql-in-files.md.
"""

from pathlib import Path

from django.conf import settings
from django.db.migrations import RunSQL


def install(app: str, name: str, *, undo: str) -> RunSQL:
    """The migration operation that runs `<app>/sql/<name>.sql`; `undo` is the SQL that takes it away again."""
    path = Path(settings.BASE_DIR) / app / "sql" / f"{name}.sql"
    return RunSQL(path.read_text(encoding="utf-8"), reverse_sql=undo)
