"""What PostgreSQL itself says of the schema `public`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    nullable: bool
    default: str


@dataclass(frozen=True, slots=True)
class Index:
    """`definition` is the method and columns; `purpose` what its comment says, empty when there is none."""

    name: str
    definition: str
    is_unique: bool
    purpose: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`is_single` when a unique constraint lets each target be referred to once."""

    name: str
    columns: str
    target: str
    is_single: bool


@dataclass(slots=True)
class Table:
    """Constraints and triggers are (name, definition)."""

    columns: list[Column] = field(default_factory=list)
    checks: list[tuple[str, str]] = field(default_factory=list)
    uniques: list[tuple[str, str]] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)
    triggers: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    arguments: str
    returns: str


_COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
           CASE WHEN a.attidentity <> '' THEN 'identity'
                WHEN a.attgenerated <> '' THEN 'generated: ' || pg_get_expr(d.adbin, d.adrelid, true)
                ELSE coalesce(pg_get_expr(d.adbin, d.adrelid, true), '') END
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
     ORDER BY c.relname, a.attnum
"""
_CONSTRAINTS = """
    SELECT conrelid::regclass::text, contype::text, conname, pg_get_constraintdef(oid, true)
      FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'p')
"""
_FOREIGN_KEYS = """
    SELECT k.conrelid::regclass::text, k.conname,
           (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)),
           k.confrelid::regclass::text,
           EXISTS (SELECT FROM pg_constraint u
                    WHERE u.conrelid = k.conrelid AND u.contype = 'u' AND u.conkey = k.conkey)
      FROM pg_constraint k
     WHERE k.connamespace = 'public'::regnamespace AND k.contype = 'f'
"""
_INDEXES = """
    SELECT x.indrelid::regclass::text, i.relname, pg_get_indexdef(i.oid, 0, true), x.indisunique,
           coalesce(obj_description(i.oid, 'pg_class'), '')
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
     WHERE i.relnamespace = 'public'::regnamespace
"""
_TRIGGERS = """
    SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid, true)
      FROM pg_trigger WHERE NOT tgisinternal
"""
_FUNCTIONS = """
    SELECT p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid)
      FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
"""


def read_tables() -> dict[str, Table]:
    """Tables and views by name. Columns stand in their own order, everything else by name."""
    tables: dict[str, Table] = defaultdict(Table)
    for table, *column in _rows(_COLUMNS):
        name, type_, nullable, default = column
        tables[table].columns.append(Column(name, type_, nullable, _without_casts(default)))
    for table, kind, name, definition in _rows(_CONSTRAINTS):
        place = tables[table].checks if kind == "c" else tables[table].uniques
        place.append((name, _without_casts(definition)))
    for table, *foreign_key in _rows(_FOREIGN_KEYS):
        tables[table].foreign_keys.append(ForeignKey(*foreign_key))
    for table, name, definition, is_unique, purpose in _rows(_INDEXES):
        tables[table].indexes.append(Index(name, _without_casts(definition.split(" USING ", 1)[1]), is_unique, purpose))
    for table, name, definition in _rows(_TRIGGERS):
        tables[table].triggers.append((name, _without_casts(_shorten_trigger(definition))))
    for described in tables.values():
        described.checks.sort()
        described.uniques.sort()
        described.foreign_keys.sort(key=lambda key: key.name)
        described.indexes.sort(key=lambda index: index.name)
        described.triggers.sort()
    return dict(tables)


def read_functions() -> list[Function]:
    return sorted(
        (Function(*row) for row in _rows(_FUNCTIONS)), key=lambda function: (function.name, function.arguments)
    )


def _rows(query: str) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        yield from cursor.fetchall()


def _without_casts(definition: str) -> str:
    """Without the casts between kinds of text, which PostgreSQL spells another way once a schema was dumped."""
    return re.sub(r"::(?:text|character varying)(?:\[\])?", "", definition)


def _shorten_trigger(definition: str) -> str:
    """`CREATE TRIGGER name AFTER INSERT ON public.table …` without the name and table, which stand beside it."""
    return re.sub(r"^CREATE (?:CONSTRAINT )?TRIGGER \S+ (.+?) ON \S+ ", r"\1 ", definition)
