"""What squashed migrations are made of, so that a new database is made in seconds.

See docs/decisions/033-squashed-migrations.md.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """Changes of models as one: Django builds the classes of all models once before and once after, and not at each.

    Each change sees the models as before the first and as after the last. So a model is created once,
    with all of its fields, and nothing is changed twice.
    """

    def __init__(self, changes: Iterable[Operation]) -> None:
        self.changes = list(changes)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # The classes, which the state builds again when it is asked for them.
        state.__dict__.pop("apps", None)
        for change in self.changes:
            change.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for change in self.changes:
            change.database_forwards(app_label, schema_editor, from_state, to_state)
        # Indexes and foreign keys, which Django leaves for the end: SQL of the same migration comments on them.
        for statement in schema_editor.deferred_sql:
            schema_editor.execute(statement, None)
        schema_editor.deferred_sql.clear()

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for change in reversed(self.changes):
            change.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(change.describe() for change in self.changes)


def sql_of(migrations: Iterable[tuple[str, str]]) -> Iterator[RunSQL]:
    """The SQL that these (room, name) run, files and statements, in their order."""
    return (operation for operation in _operations_of(migrations) if isinstance(operation, RunSQL))


def changes_of(migrations: Iterable[tuple[str, str]]) -> Iterator[Operation]:
    """The changes of models in these (room, name), in their order."""
    return (operation for operation in _operations_of(migrations) if not isinstance(operation, RunSQL))


def _operations_of(migrations: Iterable[tuple[str, str]]) -> Iterator[Operation]:
    for room, name in migrations:
        yield from import_module(f"{room}.migrations.{name}").Migration.operations
