-- What learners have completed, and whether at a reader's pace: honest_pace_percent of the lesson's stated minutes had passed
-- since the one before it, or since the learner joined. honest_learning() weighs accounts by it, and a badge for many
-- lessons in a day counts those alone.
CREATE OR REPLACE FUNCTION paced_lessons(p_users bigint[])
RETURNS TABLE (user_id bigint, lesson_id bigint, completed_at timestamptz, score_percentage smallint, is_honest boolean)
LANGUAGE sql STABLE AS $$
    SELECT c.user_id, c.lesson_id, c.completed_at, c.score_percentage,
           c.completed_at - coalesce(lag(c.completed_at) OVER (PARTITION BY c.user_id ORDER BY c.completed_at, c.id),
                                     u.created_at)
             >= l.duration_minutes * coalesce((platform_setting('honest_pace_percent') #>> '{}')::int, 20)
                * interval '0.6 seconds'
      FROM lesson_completions c
      JOIN users u ON u.id = c.user_id
      JOIN lessons l ON l.id = c.lesson_id
     WHERE c.user_id = ANY (p_users);
$$;
