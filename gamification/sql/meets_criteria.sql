-- Whether a learner's metrics meet every criterion of a badge. A key nobody knows is never met, and
-- neither are criteria that ask for nothing or are no object: one spoiled badge keeps nobody from the others.
CREATE OR REPLACE FUNCTION meets_criteria(p_criteria jsonb, p_metrics jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(bool_and(coalesce(CASE jsonb_typeof(wanted.value)
        WHEN 'number' THEN jsonb_typeof(p_metrics -> wanted.key) = 'number'
                           AND (p_metrics ->> wanted.key)::numeric >= (wanted.value #>> '{}')::numeric
        WHEN 'array' THEN jsonb_typeof(p_metrics -> wanted.key) = 'array'
                          AND p_metrics -> wanted.key @> wanted.value
        ELSE false
    END, false)), false)
      FROM jsonb_each(CASE jsonb_typeof(p_criteria) WHEN 'object' THEN p_criteria ELSE '{}' END) AS wanted;
$$;
