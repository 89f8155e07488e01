-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- achievements_slug_key
SELECT * FROM achievements WHERE slug = 'badge-7';

-- achievements_criteria_idx
SELECT * FROM achievements WHERE criteria ? 'tracks';

-- achievements_active_idx
SELECT * FROM achievements WHERE is_active AND category = 'social' AND rarity = 'epic';

-- user_achievements_user_id_achievement_id_key
SELECT * FROM user_achievements WHERE user_id = 7 AND achievement_id = 7;

-- user_achievements_recent_idx
SELECT * FROM user_achievements WHERE user_id = 7 ORDER BY earned_at DESC, id DESC LIMIT 5;

-- user_achievements_badge_idx
SELECT * FROM user_achievements WHERE achievement_id = 7 ORDER BY earned_at DESC LIMIT 5;

-- user_streaks_user_id_streak_date_key
SELECT * FROM user_streaks WHERE user_id = 7 ORDER BY streak_date;

-- user_streaks_date_idx
SELECT * FROM user_streaks WHERE streak_date = '2026-02-01';

-- xp_awards_user_id_reason_source_key
SELECT * FROM xp_awards WHERE user_id = 7 AND reason = 'lesson_completed' AND source = 'lesson:7';

-- xp_awards_statement_idx
SELECT * FROM xp_awards WHERE user_id = 7 ORDER BY awarded_at DESC LIMIT 20;

-- xp_awards_boards_idx
SELECT user_id, sum(amount) FROM xp_awards WHERE awarded_at >= '2026-12-28+00' GROUP BY user_id;

-- leaderboard_cache_user_id_key
SELECT all_time_rank FROM leaderboard_cache WHERE user_id = 7;

-- leaderboard_all_time_idx
SELECT * FROM leaderboard_cache ORDER BY all_time_rank LIMIT 10;

-- leaderboard_weekly_idx
SELECT * FROM leaderboard_cache WHERE week_start_date = '2026-01-05' ORDER BY weekly_rank LIMIT 10;

-- leaderboard_monthly_idx
SELECT * FROM leaderboard_cache WHERE month_start_date = '2026-01-01' ORDER BY monthly_rank LIMIT 10;
