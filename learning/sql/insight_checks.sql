-- Roll-up of one day (UTC) of first attempts at code lessons, one a learner and lesson: passed, or which check was the
-- first that failed, or why the code did not run.
CREATE OR REPLACE FUNCTION insight_checks(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    SELECT a.course_id, a.lesson_id,
           CASE WHEN a.is_passed THEN 'passed'
                WHEN a.feedback ? 'check' THEN 'check|' || (a.feedback ->> 'check')
                ELSE 'outcome|' || coalesce(a.feedback ->> 'outcome', 'not_yet') END, count(*)
      FROM quiz_attempts a JOIN lessons l ON l.id = a.lesson_id
     WHERE a.submitted_at >= p_day::timestamp AT TIME ZONE 'UTC'
       AND a.submitted_at < (p_day + 1)::timestamp AT TIME ZONE 'UTC'
       AND a.status = 'graded' AND l.lesson_type = 'code_editor'
       AND NOT EXISTS (
           SELECT FROM quiz_attempts e
            WHERE e.user_id = a.user_id AND e.lesson_id = a.lesson_id AND e.submitted_at < a.submitted_at)
     GROUP BY 1, 2, 3;
$$;
