-- Part lesson_completions by its learner into 16 tables, for a school with some hundred million completions: when that is
-- worth it, and what is not known of it yet, says docs/decisions/044. Try it on a copy first.
-- One transaction: whole, or as before. The table is locked meanwhile.
--
--   psql "$DATABASE_URL" --set ON_ERROR_STOP=1 --file scripts/partitions/completions_by_learner.sql
--
-- Everything that stands upon the table comes back from what the catalog says of it, so that this file need not follow
-- the migrations. Only the primary key changes: PostgreSQL wants the column that parts in every unique key.
BEGIN;
SET LOCAL lock_timeout = '10s';
SET LOCAL statement_timeout = 0;
SET LOCAL maintenance_work_mem = '256MB';
LOCK TABLE lesson_completions IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
    parts constant int := 16;
    again text[];
    statement text;
BEGIN
    IF (SELECT relkind FROM pg_class WHERE oid = 'lesson_completions'::regclass) = 'p' THEN
        RAISE EXCEPTION 'lesson_completions is parted already.';
    END IF;
    IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND confrelid = 'lesson_completions'::regclass) THEN
        RAISE EXCEPTION 'Another table refers to lesson_completions, which a parted one does not allow by its number.';
    END IF;

    SELECT array_agg(definition ORDER BY place) INTO again
      FROM (
        SELECT 1 AS place, format(
                   'ALTER TABLE lesson_completions ADD CONSTRAINT %I %s', c.conname,
                   CASE c.contype WHEN 'p' THEN 'PRIMARY KEY (id, user_id)' ELSE pg_get_constraintdef(c.oid) END
               ) AS definition
          FROM pg_constraint c
         WHERE c.conrelid = 'lesson_completions'::regclass AND c.contype IN ('p', 'u')
        UNION ALL
        SELECT 2, pg_get_indexdef(i.indexrelid)
          FROM pg_index i
         WHERE i.indrelid = 'lesson_completions'::regclass
           AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        UNION ALL
        SELECT 3, format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass, obj_description(i.indexrelid, 'pg_class'))
          FROM pg_index i
         WHERE i.indrelid = 'lesson_completions'::regclass
        UNION ALL
        SELECT 4, format('ALTER TABLE lesson_completions ADD CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid))
          FROM pg_constraint c
         WHERE c.conrelid = 'lesson_completions'::regclass AND c.contype = 'f'
        UNION ALL
        SELECT 5, pg_get_triggerdef(t.oid)
          FROM pg_trigger t
         WHERE t.tgrelid = 'lesson_completions'::regclass AND NOT t.tgisinternal
      ) AS objects;

    ALTER TABLE lesson_completions RENAME TO lesson_completions_whole;
    CREATE TABLE lesson_completions (
        LIKE lesson_completions_whole
        INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING IDENTITY INCLUDING CONSTRAINTS INCLUDING COMMENTS
    ) PARTITION BY HASH (user_id);
    FOR part IN 0 .. parts - 1 LOOP
        EXECUTE format(
            'CREATE TABLE lesson_completions_%s PARTITION OF lesson_completions'
            ' FOR VALUES WITH (MODULUS %s, REMAINDER %s)', part, parts, part
        );
    END LOOP;
    INSERT INTO lesson_completions SELECT * FROM lesson_completions_whole;
    PERFORM setval(
        pg_get_serial_sequence('lesson_completions', 'id'), greatest((SELECT max(id) FROM lesson_completions), 1)
    );
    DROP TABLE lesson_completions_whole;
    FOREACH statement IN ARRAY again LOOP
        EXECUTE statement;
    END LOOP;
END
$$;
COMMIT;
ANALYZE lesson_completions;
