-- What a learner's dashboard says of them, in one read.
CREATE VIEW v_user_dashboard AS
SELECT u.id AS user_id, u.username, u.avatar_emoji, u.total_xp, u.current_level, u.current_streak, u.longest_streak,
       u.streak_freezes, u.last_activity_date, u.lessons_completed, u.badges_earned,
       (SELECT count(*)::int FROM user_progress p WHERE p.user_id = u.id) AS courses_enrolled,
       u.courses_completed,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', a.slug, 'name', a.name, 'icon_emoji', a.icon_emoji,
                                                     'rarity', a.rarity, 'earned_at', e.earned_at)
                                  ORDER BY e.earned_at DESC, e.id DESC), '[]'::jsonb)
          FROM (SELECT * FROM user_achievements e WHERE e.user_id = u.id ORDER BY e.earned_at DESC, e.id DESC LIMIT 5) e
          JOIN achievements a ON a.id = e.achievement_id) AS recent_achievements,
       (SELECT b.all_time_rank FROM leaderboard_cache b WHERE b.user_id = u.id) AS leaderboard_rank
  FROM users u;
