-- Work out the three boards from the ledger and write the places that changed. Readers see the old places until this
-- transaction commits and the new ones after, never a mix; of two refreshes at once the second waits and finds little
-- to do. Equal XP are equal places, and the next place counts all before it (1, 1, 3). Weeks are ISO weeks and months
-- calendar months, both UTC. Returns the number of places written.
CREATE OR REPLACE FUNCTION refresh_leaderboard(p_at timestamptz DEFAULT clock_timestamp()) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    week_start date := date_trunc('week', p_at AT TIME ZONE 'UTC')::date;
    month_start date := date_trunc('month', p_at AT TIME ZONE 'UTC')::date;
    written int;
    removed int;
BEGIN
    PERFORM pg_advisory_xact_lock(lock_number('boards'), 1);

    WITH recent AS (
        SELECT user_id,
               coalesce(sum(amount) FILTER (WHERE awarded_at >= week_start::timestamp AT TIME ZONE 'UTC'), 0) AS week_xp,
               coalesce(sum(amount) FILTER (WHERE awarded_at >= month_start::timestamp AT TIME ZONE 'UTC'), 0) AS month_xp
          FROM xp_awards
         WHERE awarded_at >= least(week_start, month_start)::timestamp AT TIME ZONE 'UTC' AND awarded_at <= p_at
         GROUP BY user_id
    ), standing AS (
        SELECT u.id, u.total_xp, coalesce(r.week_xp, 0) AS week_xp, coalesce(r.month_xp, 0) AS month_xp,
               rank() OVER (ORDER BY u.total_xp DESC) AS all_time_rank,
               CASE WHEN r.week_xp > 0 THEN rank() OVER (ORDER BY coalesce(r.week_xp, 0) DESC) END AS weekly_rank,
               CASE WHEN r.month_xp > 0 THEN rank() OVER (ORDER BY coalesce(r.month_xp, 0) DESC) END AS monthly_rank
          FROM users u LEFT JOIN recent r ON r.user_id = u.id
         WHERE u.is_active AND u.show_on_leaderboard AND u.total_xp > 0
    ), gone AS (
        DELETE FROM leaderboard_cache b WHERE NOT EXISTS (SELECT FROM standing s WHERE s.id = b.user_id)
        RETURNING 1
    ), moved AS (
        UPDATE leaderboard_cache b
           SET all_time_rank = s.all_time_rank, all_time_xp = s.total_xp, weekly_rank = s.weekly_rank,
               weekly_xp = s.week_xp, week_start_date = week_start, monthly_rank = s.monthly_rank,
               monthly_xp = s.month_xp, month_start_date = month_start, calculated_at = p_at
          FROM standing s
         WHERE b.user_id = s.id
           AND (b.all_time_rank, b.all_time_xp, b.weekly_rank, b.weekly_xp, b.week_start_date,
                b.monthly_rank, b.monthly_xp, b.month_start_date)
               IS DISTINCT FROM (s.all_time_rank::int, s.total_xp, s.weekly_rank::int, s.week_xp, week_start,
                                 s.monthly_rank::int, s.month_xp, month_start)
        RETURNING 1
    ), come AS (
        INSERT INTO leaderboard_cache (user_id, all_time_rank, all_time_xp, weekly_rank, weekly_xp, week_start_date,
                                       monthly_rank, monthly_xp, month_start_date, calculated_at)
        SELECT s.id, s.all_time_rank, s.total_xp, s.weekly_rank, s.week_xp, week_start,
               s.monthly_rank, s.month_xp, month_start, p_at
          FROM standing s
         WHERE NOT EXISTS (SELECT FROM leaderboard_cache b WHERE b.user_id = s.id)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM moved) + (SELECT count(*) FROM come), (SELECT count(*) FROM gone) INTO written, removed;

    INSERT INTO leaderboard_refresh (id, refreshed_at, rows_written) VALUES (1, p_at, written + removed)
    ON CONFLICT (id) DO UPDATE SET refreshed_at = excluded.refreshed_at, rows_written = excluded.rows_written;
    RETURN written + removed;
END;
$$;
