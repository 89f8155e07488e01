-- Roll-up of one day (UTC) of first attempts that were graded, one a learner and lesson. For each question of a quiz:
-- right or wrong, by learners who answered at least four in five of the other questions rightly ("strong") and by
-- others ("weak"); and what was answered where it was wrong, as JSON. For each lesson: how long the attempt was open.
CREATE OR REPLACE FUNCTION insight_items(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    WITH firsts AS (
        SELECT a.id, a.course_id, a.lesson_id, a.answers, d.asked, a.submitted_at - d.opened_at AS lasted
          FROM quiz_attempts a JOIN lesson_draws d ON d.attempt_id = a.id
         WHERE a.submitted_at >= p_day::timestamp AT TIME ZONE 'UTC'
           AND a.submitted_at < (p_day + 1)::timestamp AT TIME ZONE 'UTC'
           AND a.status = 'graded'
           AND NOT EXISTS (
               SELECT FROM quiz_attempts e
                WHERE e.user_id = a.user_id AND e.lesson_id = a.lesson_id AND e.submitted_at < a.submitted_at)
    ), answered AS (
        SELECT f.id, f.course_id, f.lesson_id, q.one ->> 'id' AS question, (q.one ->> 'is_right')::boolean AS is_right,
               f.answers -> (q.one ->> 'id') AS answer,
               sum((q.one ->> 'is_right')::boolean::int) OVER attempt AS right_in_all, count(*) OVER attempt AS asked_in_all
          FROM firsts f CROSS JOIN LATERAL jsonb_array_elements(f.asked) AS q (one)
         WHERE q.one ? 'is_right'
        WINDOW attempt AS (PARTITION BY f.id)
    )
    SELECT a.course_id, a.lesson_id,
           concat_ws('|', CASE WHEN a.is_right THEN 'right' ELSE 'wrong' END,
                     CASE WHEN (a.right_in_all - a.is_right::int) * 5 >= (a.asked_in_all - 1) * 4 THEN 'strong' ELSE 'weak' END,
                     a.question),
           count(*)
      FROM answered a GROUP BY 1, 2, 3
    UNION ALL
    SELECT a.course_id, a.lesson_id, 'answer|' || a.question || '|' || a.answer::text, count(*)
      FROM answered a
     WHERE NOT a.is_right AND length(a.answer::text) <= 120
     GROUP BY 1, 2, 3
    UNION ALL
    SELECT f.course_id, f.lesson_id, 'time|' || CASE
               WHEN f.lasted < interval '1 minute' THEN '1'
               WHEN f.lasted < interval '2 minutes' THEN '2'
               WHEN f.lasted < interval '5 minutes' THEN '5'
               WHEN f.lasted < interval '10 minutes' THEN '10'
               WHEN f.lasted < interval '30 minutes' THEN '30'
               ELSE 'more' END, count(*)
      FROM firsts f GROUP BY 1, 2, 3;
$$;
