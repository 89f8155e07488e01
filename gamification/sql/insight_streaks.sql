-- Roll-up of one day of the learners' own calendars: for whom a streak reached so many days, for the first time.
CREATE OR REPLACE FUNCTION insight_streaks(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    SELECT NULL::bigint, NULL::bigint, s.streak_count::text, count(*)
      FROM user_streaks s
     WHERE s.streak_date = p_day AND s.streak_count IN (1, 2, 3, 5, 7, 14, 21, 30, 60, 100)
       AND NOT EXISTS (
           SELECT FROM user_streaks e
            WHERE e.user_id = s.user_id AND e.streak_date < p_day AND e.streak_count = s.streak_count)
     GROUP BY 3;
$$;
