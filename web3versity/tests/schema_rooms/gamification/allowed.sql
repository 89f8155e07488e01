-- Two of everything, all of it allowed. Tests and other rooms name these rows by their ids.

INSERT INTO achievements (id, slug, name, description, icon_emoji, category, rarity, criteria) VALUES
    (1, 'a', 'A', '', '', 'learning', 'common', '{}'), (2, 'b', 'B', '', '', 'social', 'epic', '{}');
INSERT INTO user_achievements (user_id, achievement_id) VALUES (1, 1), (1, 2);
INSERT INTO user_streaks (id, user_id, streak_date, streak_count, activity_type) VALUES
    (1, 1, '2026-01-01', 1, 'lesson_complete'), (2, 1, '2026-01-02', 2, 'freeze');
INSERT INTO xp_awards (user_id, amount, reason, source) VALUES (1, 10, 'lesson_completed', 'lesson:1');
INSERT INTO leaderboard_cache (user_id, all_time_rank, all_time_xp, week_start_date, month_start_date,
                               calculated_at)
    VALUES (1, 1, 10, '2026-01-05', '2026-01-01', now()), (2, 2, 0, '2026-01-05', '2026-01-01', now());
INSERT INTO leaderboard_refresh (id, refreshed_at, rows_written) VALUES (1, now(), 2);
