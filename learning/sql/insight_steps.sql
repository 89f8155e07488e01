-- Roll-up of one day (UTC): of the learners who opened a lesson a week before it, how many have done each of its steps by
-- now. Each learner is counted once for a lesson, a week after they opened it.
CREATE OR REPLACE FUNCTION insight_steps(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    WITH opened AS (
        SELECT l.course_id, r.lesson_id, r.opened_at, r.steps
          FROM lesson_readings r JOIN lessons l ON l.id = r.lesson_id
         WHERE r.opened_at >= (p_day - 7)::timestamp AT TIME ZONE 'UTC'
           AND r.opened_at < (p_day - 6)::timestamp AT TIME ZONE 'UTC'
           AND l.lesson_type = 'text'
    )
    SELECT o.course_id, o.lesson_id, 'opened', count(*) FROM opened o GROUP BY 1, 2
    UNION ALL
    SELECT o.course_id, o.lesson_id, 'step|' || s.key, count(*)
      FROM opened o CROSS JOIN LATERAL jsonb_each(o.steps) AS s (key, facts)
     WHERE (s.facts ->> 'done_at')::timestamptz < o.opened_at + interval '7 days'
     GROUP BY 1, 2, 3;
$$;
