"""SQL objects stand in files, one object a file, and migrations install them from there.

A file always holds the object's present form. A migration that changes an object installs its file again, and the
earlier installation is taken out of the older migration, so that a new database meets each object once, when all it
refers to exists. A system check sees to it that no file changes alone. See docs/decisions/002-sql-in-files.md.
"""

from collections.abc import Iterator
from hashlib import sha256 as sha256_of
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader


class InstallSQL(RunSQL):
    """Runs `<app>/sql/<name>.sql`; `undo` is the SQL that takes it away again."""

    def __init__(self, app: str, name: str, undo: str, sha256: str) -> None:
        self.path = Path(settings.BASE_DIR) / app / "sql" / f"{name}.sql"
        self.arguments = {"app": app, "name": name, "undo": undo, "sha256": sha256}
        super().__init__(self.path.read_text(encoding="utf-8"), reverse_sql=undo)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [], self.arguments


def install(app: str, name: str, *, undo: str, sha256: str) -> InstallSQL:
    """The migration operation that installs an SQL file. `sha256` is that of the file, in hexadecimal."""
    return InstallSQL(app, name, undo, sha256)


def check_installed_sql(**_: Any) -> list[CheckMessage]:
    """System check: every `<app>/sql/*.sql` is installed by exactly one migration, and is as it was then."""
    root = Path(settings.BASE_DIR)
    installed: dict[Path, list[tuple[str, str]]] = {path: [] for path in root.glob("*/sql/*.sql")}
    for migration, operation in installations():
        installed.setdefault(operation.path, []).append((migration, operation.arguments["sha256"]))
    mistakes = (_mistake_of(path, migrations) for path, migrations in sorted(installed.items()))
    return [mistake for mistake in mistakes if mistake is not None]


def installations() -> Iterator[tuple[str, InstallSQL]]:
    """Migration, as learning.0002_…, and operation. A squashed migration runs those of the migrations it replaces."""
    for (app, name), migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items():
        for operation in migration.operations if not migration.replaces else ():
            if isinstance(operation, InstallSQL):
                yield f"{app}.{name}", operation


def _mistake_of(path: Path, migrations: list[tuple[str, str]]) -> CheckMessage | None:
    file = path.relative_to(settings.BASE_DIR).as_posix()
    now = sha256_of(path.read_bytes()).hexdigest()
    if not migrations:
        return Error(f"No migration installs {file}.", hint=f'Add one: install(…, sha256="{now}").', id="settings.E001")
    if len(migrations) > 1:
        names = ", ".join(migration for migration, _ in migrations)
        hint = "Leave it in the newest alone: a new database would run today's text against yesterday's tables."
        return Error(f"{file} is installed by several migrations: {names}.", hint=hint, id="settings.E002")
    migration, before = migrations[0]
    if now == before:
        return None
    return Error(
        f"{file} has changed since {migration} installed it.",
        hint=f'Install it by a new migration instead, with sha256="{now}" (docs/decisions/002-sql-in-files.md).',
        id="settings.E003",
    )
