-- Give a learner every badge they now qualify for, with its XP, and return the new ones.
--
-- All badges are judged at once. XP from a badge may lift the level, which may earn the next badge: so the judging is
-- repeated on the metrics as they would be, until nothing is added, and only then written, in one statement each.
CREATE OR REPLACE FUNCTION check_achievements(p_user bigint, p_at timestamptz DEFAULT now())
RETURNS SETOF achievements LANGUAGE plpgsql AS $$
DECLARE
    metrics jsonb;
    won bigint[] := '{}';
    round_won bigint[];
    round_xp bigint;
BEGIN
    PERFORM 1 FROM users WHERE id = p_user FOR NO KEY UPDATE;
    metrics := learner_metrics(p_user);
    LOOP
        -- A badge that was taken away and is earned again has its XP in the ledger already.
        SELECT array_agg(a.id), coalesce(sum(a.xp_reward) FILTER (WHERE NOT EXISTS (
                   SELECT FROM xp_awards x WHERE x.user_id = p_user AND x.reason = 'achievement'
                                             AND x.source = 'achievement:' || a.id)), 0)
          INTO round_won, round_xp
          FROM achievements a
         WHERE a.is_active
           AND a.id <> ALL (won)
           AND NOT EXISTS (SELECT FROM user_achievements e WHERE e.user_id = p_user AND e.achievement_id = a.id)
           AND meets_criteria(a.criteria, metrics);
        EXIT WHEN round_won IS NULL;
        won := won || round_won;
        metrics := metrics || jsonb_build_object(
            'total_xp', (metrics ->> 'total_xp')::bigint + round_xp,
            'level', calculate_user_level((metrics ->> 'total_xp')::bigint + round_xp)
        );
    END LOOP;
    IF won = '{}' THEN
        RETURN;
    END IF;

    PERFORM hold_badges();
    INSERT INTO user_achievements (user_id, achievement_id, earned_at)
    SELECT p_user, id, p_at FROM unnest(won) AS id;
    INSERT INTO xp_awards (user_id, amount, reason, source, awarded_at)
    SELECT p_user, a.xp_reward, 'achievement', 'achievement:' || a.id, p_at
      FROM achievements a WHERE a.id = ANY (won) AND a.xp_reward > 0
    ON CONFLICT (user_id, reason, source) DO NOTHING;
    RETURN QUERY SELECT a.* FROM achievements a WHERE a.id = ANY (won) ORDER BY a.id;
END;
$$;
