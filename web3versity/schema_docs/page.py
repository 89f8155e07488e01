"""docs/database.md as text."""

import json
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Model

from settings.registry import REGISTRY
from web3versity.schema_docs.catalog import Function, Table, read_functions, read_tables
from web3versity.schema_docs.domains import ADDITIONS, DOMAINS, meaning_of, models_of, view_models
from web3versity.schema_docs.sql_comments import read_comments

_INTRODUCTION = """\
# The database

Written by `manage.py describe_database` from the live schema; a test compares the two. Change a model or a file in
`<app>/sql/`, migrate, and run the command again. What every index serves is said in `<app>/sql/*index_purposes.sql`.
"""


def compose() -> str:
    """The whole page. The same schema always gives the same text. Raises UnexplainedTable."""
    tables, functions, comments = read_tables(), read_functions(), read_comments()
    models = {domain: models_of(domain) for domain in DOMAINS}
    parts = [_INTRODUCTION, _counts(tables, functions, [model for rows in models.values() for model in rows])]
    for domain, of_domain in models.items():
        parts.append(f"## {domain.title}\n\n" + _diagram(tables, of_domain))
        parts += (_table_section(model, tables[model._meta.db_table]) for model in of_domain)
    parts.append("## Views\n")
    parts += (_view_section(model, tables[model._meta.db_table], comments) for model in view_models())
    parts.append("## Functions\n\n" + _functions(functions, comments))
    parts.append(
        "## Platform settings\n\nRows of `platform_settings`, with the values they start from.\n\n" + _settings()
    )
    parts.append("## Tables of Django's own\n\n" + _framework_tables(tables, models.values()))
    return "\n".join(parts)


def _counts(tables: dict[str, Table], functions: list[Function], models: list[type[Model]]) -> str:
    own = [tables[model._meta.db_table] for model in models]
    added = sum(model._meta.db_table in ADDITIONS for model in models)
    return (
        f"{len(own) - added} tables of the original's schema and {added} more, "
        f"{sum(len(t.indexes) for t in own)} indexes, {sum(len(t.checks) for t in own)} checks, "
        f"{sum(len(t.triggers) for t in own)} triggers, {len(functions)} functions, {len(view_models())} views.\n"
    )


def _diagram(tables: dict[str, Table], models: list[type[Model]]) -> str:
    links = [
        f"    {key.target} ||--o{'|' if key.is_single else '{'} {model._meta.db_table} : {key.columns}"
        for model in models
        for key in tables[model._meta.db_table].foreign_keys
    ]
    return "\n".join(["```mermaid", "erDiagram", *sorted(links), "```", ""]) if links else ""


def _table_section(model: type[Model], table: Table) -> str:
    name = model._meta.db_table
    lines = [f"### {name}", "", meaning_of(model), ""]
    if name in ADDITIONS:
        lines += [f"*Added to the original's schema: {ADDITIONS[name]}.*", ""]
    lines += [*_columns(table), ""]
    lines += _listing("Unique", table.uniques)
    lines += _listing("Checks", table.checks)
    lines += _listing("Foreign keys", ((key.name, f"({key.columns}) → {key.target}") for key in table.foreign_keys))
    lines += ["Indexes:", "", *_grid(("index", "on", "purpose"), _index_rows(table)), ""]
    lines += _listing("Triggers", table.triggers)
    return "\n".join(lines)


def _columns(table: Table) -> Iterator[str]:
    rows = (
        (_code(column.name), _code(column.type), "null" if column.nullable else "", _code(column.default))
        for column in table.columns
    )
    return _grid(("column", "type", "null", "default"), rows)


def _index_rows(table: Table) -> Iterator[tuple[str, str, str]]:
    for index in table.indexes:
        definition = f"unique {index.definition}" if index.is_unique else index.definition
        yield _code(index.name), _code(definition), index.purpose


def _view_section(model: type[Model], view: Table, comments: dict[str, tuple[str, str]]) -> str:
    name = model._meta.db_table
    comment, path = comments[name]
    rows = ((_code(column.name), _code(column.type)) for column in view.columns)
    return "\n".join([f"### {name}", "", f"{comment} (`{path}`)", "", *_grid(("column", "type"), rows), ""])


def _functions(functions: list[Function], comments: dict[str, tuple[str, str]]) -> str:
    rows = (
        (
            _code(f"{function.name}({function.arguments})"),
            _code(function.returns),
            comments[function.name][0],
            _code(comments[function.name][1]),
        )
        for function in functions
    )
    return "\n".join(_grid(("function", "returns", "what it does", "file"), rows)) + "\n"


def _settings() -> str:
    rows = ((_code(key), _code(json.dumps(kind.default)), str(kind.help)) for key, kind in sorted(REGISTRY.items()))
    return "\n".join(_grid(("key", "default", "meaning"), rows)) + "\n"


def _framework_tables(tables: dict[str, Table], models: Iterable[list[type[Model]]]) -> str:
    described = {model._meta.db_table for of_domain in models for model in of_domain}
    described |= {model._meta.db_table for model in view_models()}
    names = ", ".join(_code(name) for name in sorted(set(tables) - described))
    return f"Sign-in sessions, groups and permissions, admin's log, applied migrations: {names}.\n"


def _listing(title: str, items: Iterable[tuple[str, str]]) -> list[str]:
    lines = [f"- {_code(name)}: {_code(definition)}" for name, definition in items]
    return [f"{title}:", "", *lines, ""] if lines else []


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
