"""All that migrations leave in a database, in words that do not depend on the order in which it was made.

Object ids, the places of columns in their tables and the numbers of rows are left out.
"""

from collections.abc import Iterator

from django.db import connection

# Each answers with one line for one thing.
_CATALOG = {
    "relations": """
        SELECT concat_ws(' ', relkind, relname, relpersistence, relreplident, relrowsecurity, amname, reloptions,
                         relacl, obj_description(c.oid, 'pg_class'))
          FROM pg_class c LEFT JOIN pg_am am ON am.oid = relam WHERE relnamespace = 'public'::regnamespace""",
    "columns": """
        SELECT concat_ws(' ', c.relname, attname, format_type(atttypid, atttypmod), 'not null:', attnotnull,
                         'generated:', attgenerated, 'identity:', attidentity, pg_get_expr(adbin, adrelid),
                         'collation:', attcollation::regcollation, attstorage, attcompression, attstattarget,
                         attoptions, attacl, col_description(c.oid, attnum))
          FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef d ON adrelid = c.oid AND adnum = attnum
         WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped""",
    "constraints": """
        SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated, conenforced,
                         obj_description(oid, 'pg_constraint'))
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": """
        SELECT concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, indisclustered, indisreplident, indisprimary)
          FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace = 'public'::regnamespace""",
    "triggers": """
        SELECT concat_ws(' ', pg_get_triggerdef(oid), tgenabled, obj_description(oid, 'pg_trigger'))
          FROM pg_trigger WHERE NOT tgisinternal""",
    "functions": """
        SELECT concat_ws(' ', pg_get_functiondef(oid), proacl, obj_description(oid, 'pg_proc'))
          FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind <> 'a'""",
    # PostgreSQL writes out a `*` in the order of the table's columns.
    "views, word by word": """
        SELECT concat_ws(' ', relname, (SELECT string_agg(word, ' ' ORDER BY word)
                                          FROM regexp_split_to_table(pg_get_viewdef(c.oid), '[[:space:],]+') AS word))
          FROM pg_class c WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace""",
    "rules": "SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384",
    "policies": "SELECT to_jsonb(p)::text FROM pg_policies p",
    "sequences": """
        SELECT concat_ws(' ', sequencename, data_type, start_value, min_value, max_value, increment_by, cycle,
                         cache_size, (SELECT concat(refobjid::regclass, '.', attname) FROM pg_depend
                                        JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
                                       WHERE objid = sequencename::regclass AND deptype IN ('a', 'i')))
          FROM pg_sequences WHERE schemaname = 'public'""",
    "statistics": """
        SELECT concat_ws(' ', pg_get_statisticsobjdef(oid), stxstattarget, obj_description(oid, 'pg_statistic_ext'))
          FROM pg_statistic_ext WHERE stxnamespace = 'public'::regnamespace""",
    "types": """
        SELECT concat_ws(' ', typname, typtype, typcategory, typdefault, format_type(typbasetype, typtypmod),
                         (SELECT array_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
          FROM pg_type t WHERE typnamespace = 'public'::regnamespace""",
    "aggregates, collations, operators, text search": """
        SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'a'
        UNION ALL SELECT collname FROM pg_collation WHERE collnamespace = 'public'::regnamespace
        UNION ALL SELECT oid::regoperator::text FROM pg_operator WHERE oprnamespace = 'public'::regnamespace
        UNION ALL SELECT cfgname FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace
        UNION ALL SELECT dictname FROM pg_ts_dict WHERE dictnamespace = 'public'::regnamespace""",
    "extensions": "SELECT concat_ws(' ', extname, extversion, extnamespace::regnamespace) FROM pg_extension",
    "schemas": "SELECT concat_ws(' ', nspname, nspacl) FROM pg_namespace WHERE nspname !~ '^pg_(temp|toast_temp)'",
    "event triggers": "SELECT concat_ws(' ', evtname, evtevent, evtfoid::regproc) FROM pg_event_trigger",
    "settings": """
        SELECT concat_ws(' ', setrole, unnest(setconfig))
          FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase WHERE datname = current_database()""",
}
# Rows that are known by what they say and not by their numbers.
_ROWS = {
    "auth_permission": """
        SELECT concat_ws(' ', app_label, model, codename, name)
          FROM auth_permission p JOIN django_content_type t ON t.id = content_type_id""",
    "auth_group_permissions": """
        SELECT concat_ws(' ', g.name, app_label, codename)
          FROM auth_group_permissions JOIN auth_group g ON g.id = group_id
          JOIN auth_permission p ON p.id = permission_id JOIN django_content_type t ON t.id = content_type_id""",
    "django_migrations": "SELECT concat(app, '.', name) FROM django_migrations",
}


def whole_schema() -> dict[str, list[str]]:
    """Sorted lines by what they are about. Of the rows of tables, too, without their numbers and times."""
    return {about: sorted(_lines(query)) for about, query in _queries()}


def _queries() -> Iterator[tuple[str, str]]:
    yield from _CATALOG.items()
    for table in _lines("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"):
        row = "(to_jsonb(t) - '{id,created_at,updated_at}'::text[])::text"
        yield f"rows of {table}", _ROWS.get(table, f'SELECT {row} FROM "{table}" t')  # noqa: S608 (names of the catalog)


def _lines(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [line for (line,) in cursor.fetchall()]
