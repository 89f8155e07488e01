-- A learner did something that counts: note the day in their own time zone and bring the streak up to date.
--
-- Yesterday plus one; today nothing new; a gap is bridged by one freeze a missed day if there are enough, else the count
-- restarts at 1. Less than 24 hours after the last activity no whole day can have been missed, whatever the calendar of a
-- new time zone says; and a calendar that jumped back adds no day. An activity that arrives late, for an earlier day, has
-- the whole calendar counted again.
-- Returns the streak as it is now, whether this was the first activity of its day, and the milestone XP it brought.
CREATE OR REPLACE FUNCTION update_streak(p_user bigint, p_activity text, p_at timestamptz DEFAULT now())
RETURNS TABLE (streak int, is_new_day boolean, milestone_xp int) LANGUAGE plpgsql AS $$
DECLARE
    learner users%ROWTYPE;
    today date;
    noted text;
    last_at timestamptz;
    bonus int := 0;
BEGIN
    SELECT * INTO learner FROM users WHERE id = p_user FOR NO KEY UPDATE;
    SELECT last_activity_at INTO last_at FROM user_streaks
     WHERE user_id = p_user AND streak_date = learner.last_activity_date;
    today := (p_at AT TIME ZONE learner.timezone)::date;
    IF today < learner.last_activity_date AND p_at >= last_at THEN
        today := learner.last_activity_date;
    END IF;

    SELECT activity_type INTO noted FROM user_streaks WHERE user_id = p_user AND streak_date = today;
    IF noted IS NULL THEN
        INSERT INTO user_streaks (user_id, streak_date, streak_count, activity_type, first_activity_at, last_activity_at)
             VALUES (p_user, today, 0, p_activity, p_at, p_at);
    ELSIF noted = 'freeze' THEN
        UPDATE user_streaks SET activity_type = p_activity, first_activity_at = p_at, last_activity_at = p_at
         WHERE user_id = p_user AND streak_date = today;
    ELSE
        UPDATE user_streaks SET first_activity_at = least(first_activity_at, p_at),
                                last_activity_at = greatest(last_activity_at, p_at)
         WHERE user_id = p_user AND streak_date = today;
        RETURN QUERY SELECT learner.current_streak, false, 0;
        RETURN;
    END IF;

    PERFORM count_streak(p_user, CASE WHEN today > learner.last_activity_date THEN learner.last_activity_date END);
    SELECT * INTO learner FROM users WHERE id = p_user;
    SELECT coalesce(sum(award_xp(p_user, m.bonus::int, 'streak_milestone', 'days:' || m.days, p_at)), 0)::int
      INTO bonus
      FROM jsonb_each_text(coalesce(platform_setting('streak_milestones'), '{}')) AS m (days, bonus)
     WHERE m.days::int <= learner.current_streak;
    RETURN QUERY SELECT learner.current_streak, true, bonus;
END;
$$;
