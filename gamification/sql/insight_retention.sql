-- Roll-up of one day: learners for whom it ends a week since they joined (the first is week 0, the last week 12), by the
-- month in which they joined (UTC), and how many of them were active in that week. Each learner is counted once for each
-- week of theirs.
CREATE OR REPLACE FUNCTION insight_retention(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    WITH joined AS (
        SELECT u.id, w.week, to_char(u.created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
          FROM generate_series(0, 12) AS w (week)
          JOIN users u
            ON u.created_at >= (p_day - 7 * w.week - 6)::timestamp AT TIME ZONE 'UTC'
           AND u.created_at < (p_day - 7 * w.week - 5)::timestamp AT TIME ZONE 'UTC'
         WHERE NOT u.is_staff
    )
    SELECT NULL::bigint, NULL::bigint, 'joined|' || j.month || '|' || j.week, count(*) FROM joined j GROUP BY 3
    UNION ALL
    SELECT NULL, NULL, 'active|' || j.month || '|' || j.week, count(*)
      FROM joined j
     WHERE EXISTS (
         SELECT FROM user_streaks s
          WHERE s.user_id = j.id AND s.streak_date BETWEEN p_day - 6 AND p_day AND s.activity_type <> 'freeze')
     GROUP BY 3;
$$;
