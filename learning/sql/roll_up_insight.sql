-- Write one roll-up of one day, week or month (p_day is its first day) in place of what was written of it before: again
-- for what came late, or when it was not done. Two at once write the same. Returns how many cells there are.
CREATE OR REPLACE FUNCTION roll_up_insight(p_rollup text, p_day date) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    written int;
BEGIN
    DELETE FROM insight_counts WHERE rollup = p_rollup AND day = p_day;
    EXECUTE format(
        'INSERT INTO insight_counts (rollup, day, course_id, lesson_id, cell, learners)
         SELECT $1, $2, course_id, lesson_id, cell, learners FROM %I($2) WHERE learners > 0 ORDER BY 3, 4, 5
         ON CONFLICT ON CONSTRAINT insight_counts_cell_key DO UPDATE SET learners = excluded.learners',
        'insight_' || p_rollup) USING p_rollup, p_day;
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END;
$$;
