-- Roll-up of one ISO week (UTC), of which p_day is the Monday: learners who were active on any day of it.
CREATE OR REPLACE FUNCTION insight_active_weeks(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    SELECT NULL::bigint, NULL::bigint, 'active', count(DISTINCT s.user_id)
      FROM user_streaks s
     WHERE s.streak_date BETWEEN p_day - 1 AND p_day + 7 AND s.activity_type <> 'freeze'
       AND ((s.first_activity_at AT TIME ZONE 'UTC')::date BETWEEN p_day AND p_day + 6
            OR (s.last_activity_at AT TIME ZONE 'UTC')::date BETWEEN p_day AND p_day + 6);
$$;
