-- Rows in numbers at which the planner has a choice, with the widths and spreads a school would have.
INSERT INTO achievements (id, slug, name, description, icon_emoji, category, rarity, criteria, is_active)
SELECT n, 'badge-' || n, 'Badge ' || n, repeat('x', 100), '🏅', (ARRAY['learning', 'social', 'special'])[1 + n % 3],
       (ARRAY['common', 'rare', 'epic', 'legendary'])[1 + n % 4],
       CASE WHEN n % 50 = 0 THEN '{"tracks": ["explorer"]}' ELSE jsonb_build_object('lessons_completed', n) END, n % 5 <> 0
  FROM generate_series(1, 1000) AS n;

INSERT INTO user_achievements (user_id, achievement_id, earned_at)
SELECT u, 1 + (u * 13 + k * 71) % 1000, timestamptz '2026-01-01+00' + ((u * 7919 + k) % 9000) * interval '1 hour'
  FROM generate_series(1, 2000) AS u, generate_series(1, 5) AS k;

INSERT INTO user_streaks (user_id, streak_date, streak_count, activity_type)
SELECT u, date '2026-01-01' + (u % 50) * 7 + k, k, 'lesson_complete'
  FROM generate_series(1, 2000) AS u, generate_series(1, 5) AS k;

INSERT INTO xp_awards (user_id, amount, reason, source, awarded_at)
SELECT u, 10, 'lesson_completed', 'lesson:' || k, timestamptz '2026-01-01+00' + ((u * 7919 + k * 97) % 9000) * interval '1 hour'
  FROM generate_series(1, 2000) AS u, generate_series(1, 8) AS k;

INSERT INTO leaderboard_cache (user_id, all_time_rank, all_time_xp, weekly_rank, weekly_xp, week_start_date, monthly_rank,
                               monthly_xp, month_start_date, calculated_at)
SELECT n, n, 20000 - n, CASE WHEN n % 4 = 0 THEN n / 4 END, 10, '2026-01-05', CASE WHEN n % 2 = 0 THEN n / 2 END, 20,
       '2026-01-01', now()
  FROM generate_series(1, 2000) AS n;
