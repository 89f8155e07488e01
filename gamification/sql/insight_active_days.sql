-- Roll-up of one day (UTC): learners who did a lesson, passed a quiz or reviewed on it. Streaks are kept in each learner's
-- own calendar; a day there touches two of UTC at most, and its first and last activity say which.
CREATE OR REPLACE FUNCTION insight_active_days(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    SELECT NULL::bigint, NULL::bigint, 'active', count(DISTINCT s.user_id)
      FROM user_streaks s
     WHERE s.streak_date BETWEEN p_day - 1 AND p_day + 1 AND s.activity_type <> 'freeze'
       AND ((s.first_activity_at AT TIME ZONE 'UTC')::date = p_day OR (s.last_activity_at AT TIME ZONE 'UTC')::date = p_day);
$$;
