-- Whether a learner's metrics meet every criterion of a badge. A key nobody knows is never met.
CREATE OR REPLACE FUNCTION meets_criteria(p_criteria jsonb, p_metrics jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT bool_and(CASE jsonb_typeof(wanted.value)
        WHEN 'number' THEN jsonb_typeof(p_metrics -> wanted.key) = 'number'
                           AND (p_metrics ->> wanted.key)::numeric >= (wanted.value #>> '{}')::numeric
        WHEN 'array' THEN jsonb_typeof(p_metrics -> wanted.key) = 'array'
                          AND p_metrics -> wanted.key @> wanted.value
        ELSE false
    END) FROM jsonb_each(p_criteria) AS wanted;
$$;
