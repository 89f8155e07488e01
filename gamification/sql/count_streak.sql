-- Count a learner's calendar from the day after p_after, or the whole of it when p_after is null, and note the streak.
-- The rules are the same either way, so that what grew day by day can be proved by counting it again.
CREATE OR REPLACE FUNCTION count_streak(p_user bigint, p_after date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    most_freezes int := coalesce((platform_setting('streak_freezes_max') #>> '{}')::int, 2);
    run int := 0;
    longest int := 0;
    freezes int := 0;
    last_day date;
    last_at timestamptz;
    missed int;
    day user_streaks%ROWTYPE;
BEGIN
    IF p_after IS NULL THEN
        DELETE FROM user_streaks WHERE user_id = p_user AND activity_type = 'freeze';
    ELSE
        SELECT u.current_streak, u.longest_streak, u.streak_freezes, d.streak_date, d.last_activity_at
          INTO run, longest, freezes, last_day, last_at
          FROM users u JOIN user_streaks d ON d.user_id = u.id AND d.streak_date = p_after
         WHERE u.id = p_user;
    END IF;

    FOR day IN SELECT * FROM user_streaks
                WHERE user_id = p_user AND (p_after IS NULL OR streak_date > p_after) ORDER BY streak_date
    LOOP
        missed := day.streak_date - last_day - 1;
        IF missed > 0 AND day.first_activity_at - last_at >= interval '24 hours' THEN
            IF missed <= freezes THEN
                freezes := freezes - missed;
                INSERT INTO user_streaks (user_id, streak_date, streak_count, activity_type)
                SELECT p_user, last_day + n, run, 'freeze' FROM generate_series(1, missed) AS n;
            ELSE
                run := 0;
            END IF;
        END IF;
        run := run + 1;
        IF run % 7 = 0 THEN
            freezes := least(most_freezes, freezes + 1);
        END IF;
        longest := greatest(longest, run);
        last_day := day.streak_date;
        last_at := day.last_activity_at;
        UPDATE user_streaks SET streak_count = run WHERE id = day.id AND streak_count <> run;
    END LOOP;

    UPDATE users SET current_streak = run, longest_streak = longest, streak_freezes = freezes, last_activity_date = last_day
     WHERE id = p_user;
END;
$$;
