-- Under the name of each constraint, what it refuses.

-- achievements_slug_key
UPDATE achievements SET slug = 'b' WHERE id = 1;

-- achievements_category_check
UPDATE achievements SET category = 'x' WHERE id = 1;

-- achievements_rarity_check
UPDATE achievements SET rarity = 'x' WHERE id = 1;

-- achievements_counts_check
UPDATE achievements SET xp_reward = -1 WHERE id = 1;
UPDATE achievements SET times_earned = -1 WHERE id = 1;

-- user_achievements_user_id_achievement_id_key
INSERT INTO user_achievements (id, user_id, achievement_id) VALUES (99, 1, 1);

-- user_streaks_user_id_streak_date_key
UPDATE user_streaks SET streak_date = '2026-01-02' WHERE id = 1;

-- user_streaks_streak_count_check
UPDATE user_streaks SET streak_count = -1 WHERE id = 1;

-- user_streaks_activity_type_check
UPDATE user_streaks SET activity_type = 'login' WHERE id = 1;

-- xp_awards_user_id_reason_source_key
INSERT INTO xp_awards (id, user_id, amount, reason, source) VALUES (-99, 1, 5, 'lesson_completed', 'lesson:1');

-- xp_awards_amount_check
INSERT INTO xp_awards (id, user_id, amount, reason, source) VALUES (-99, 1, 0, 'adjustment', 'nothing');

-- leaderboard_cache_user_id_key
UPDATE leaderboard_cache SET user_id = 2 WHERE user_id = 1;

-- leaderboard_refresh_one_row_check
INSERT INTO leaderboard_refresh (id, refreshed_at, rows_written) VALUES (2, now(), 0);
