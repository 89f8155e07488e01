-- Roll-up of one day (UTC): learners who asked their first question in the forum a week before it, by how soon somebody
-- else answered first. Deleted and hidden posts do not count. Each learner is counted once in their life.
CREATE OR REPLACE FUNCTION insight_answers(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    WITH asked AS (
        SELECT (SELECT min(r.created_at) FROM replies r
                 WHERE r.discussion_id = d.id AND r.is_live AND r.author_id IS DISTINCT FROM d.author_id)
               - d.created_at AS waited
          FROM discussions d
         WHERE d.created_at >= (p_day - 7)::timestamp AT TIME ZONE 'UTC'
           AND d.created_at < (p_day - 6)::timestamp AT TIME ZONE 'UTC'
           AND d.is_listed AND d.category IN ('course_question', 'help') AND d.author_id IS NOT NULL
           AND NOT EXISTS (
               SELECT FROM discussions e
                WHERE e.author_id = d.author_id AND e.is_listed AND e.category IN ('course_question', 'help')
                  AND (e.created_at, e.id) < (d.created_at, d.id))
    )
    SELECT NULL::bigint, NULL::bigint,
           CASE WHEN a.waited < interval '1 hour' THEN 'hour'
                WHEN a.waited < interval '6 hours' THEN 'hours'
                WHEN a.waited < interval '1 day' THEN 'day'
                WHEN a.waited < interval '2 days' THEN 'days'
                WHEN a.waited < interval '7 days' THEN 'week'
                ELSE 'none' END, count(*)
      FROM asked a GROUP BY 3;
$$;
