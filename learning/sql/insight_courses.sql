-- Roll-up of one day (UTC): learners who enrolled in a course, did their first lesson in it, half of its lessons, all of
-- them; and who did each lesson. A learner is in each cell once in their life, so that days may be added up.
CREATE OR REPLACE FUNCTION insight_courses(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    WITH bounds AS (
        SELECT p_day::timestamp AT TIME ZONE 'UTC' AS since, (p_day + 1)::timestamp AT TIME ZONE 'UTC' AS until
    ), done AS (
        SELECT c.* FROM lesson_completions c, bounds b WHERE c.completed_at >= b.since AND c.completed_at < b.until
    ), placed AS (
        SELECT d.course_id, k.total_lessons,
               (SELECT count(*) FROM lesson_completions e
                 WHERE e.user_id = d.user_id AND e.course_id = d.course_id
                   AND (e.completed_at, e.id) <= (d.completed_at, d.id)) AS place
          FROM done d JOIN courses k ON k.id = d.course_id
    )
    SELECT p.course_id, NULL::bigint, 'enrolled', count(*)
      FROM user_progress p, bounds b
     WHERE p.enrollment_date >= b.since AND p.enrollment_date < b.until
     GROUP BY 1
    UNION ALL
    SELECT p.course_id, NULL, stage.cell, count(*)
      FROM placed p
      JOIN LATERAL (VALUES ('began', 1), ('half', (p.total_lessons + 1) / 2), ('all', p.total_lessons)) AS stage (cell, place)
        ON stage.place = p.place
     GROUP BY 1, 3
    UNION ALL
    SELECT d.course_id, d.lesson_id, 'done', count(*) FROM done d GROUP BY 1, 2;
$$;
