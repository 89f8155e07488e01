-- What every index of this room is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX achievements_pkey IS 'guarantees: one row per id; serves: the badge of an earned achievement';
COMMENT ON INDEX achievements_slug_key IS 'guarantees: one badge per slug; serves: a badge by the name content files use';
COMMENT ON INDEX achievements_criteria_idx IS 'serves: the badges that ask for a criterion (admin)';
COMMENT ON INDEX achievements_active_idx IS 'serves: the active badges of a category and rarity';

COMMENT ON INDEX user_achievements_pkey IS 'guarantees: one row per id; serves: one earned badge in admin';
COMMENT ON INDEX user_achievements_user_id_achievement_id_key IS
    'guarantees: a badge is earned once; serves: whether a learner has a badge';
COMMENT ON INDEX user_achievements_recent_idx IS 'serves: a learner''s newest badges (v_user_dashboard)';
COMMENT ON INDEX user_achievements_badge_idx IS 'serves: who earned a badge last, and deleting a badge';

COMMENT ON INDEX user_streaks_pkey IS 'guarantees: one row per id; serves: recounts of a streak';
COMMENT ON INDEX user_streaks_user_id_streak_date_key IS
    'guarantees: a day counts once; serves: a learner''s calendar in order';
COMMENT ON INDEX user_streaks_date_idx IS 'serves: who learned on a day (admin), the latest days first';

COMMENT ON INDEX xp_awards_pkey IS 'guarantees: one row per id; serves: one line of the ledger in admin';
COMMENT ON INDEX xp_awards_user_id_reason_source_key IS
    'guarantees: an action earns once; serves: award_xp(), whether XP was given before';
COMMENT ON INDEX xp_awards_statement_idx IS 'serves: a learner''s XP statement, newest first';
COMMENT ON INDEX xp_awards_boards_idx IS 'serves: refresh_leaderboard(), this week''s and month''s XP without the table';

COMMENT ON INDEX leaderboard_cache_pkey IS 'guarantees: one row per id; serves: one entry in admin';
COMMENT ON INDEX leaderboard_cache_user_id_key IS
    'guarantees: one place per learner; serves: my rank (v_user_dashboard)';
COMMENT ON INDEX leaderboard_all_time_idx IS 'serves: the all-time board, its top and the places around mine';
COMMENT ON INDEX leaderboard_weekly_idx IS 'serves: the board of this week';
COMMENT ON INDEX leaderboard_monthly_idx IS 'serves: the board of this month';

COMMENT ON INDEX leaderboard_refresh_pkey IS 'guarantees: one row per id; serves: when the boards were last worked out';
