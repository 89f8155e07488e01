-- Everything an act of learning earns, in one round trip: XP once per reason and source, the streak, the badges.
-- p_awards is [{"reason": "…", "source": "…", "amount": 10}, …]; p_activity is null for what does not count for a streak.
-- Returns what changed, for the learner to see.
CREATE OR REPLACE FUNCTION reward_learning(
    p_user bigint, p_awards jsonb, p_activity text, p_at timestamptz DEFAULT now()
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    before users%ROWTYPE;
    after users%ROWTYPE;
    is_new_day boolean := false;
    milestone int := 0;
    badges jsonb;
BEGIN
    SELECT * INTO before FROM users WHERE id = p_user FOR NO KEY UPDATE;
    PERFORM award_xp(p_user, a.amount, a.reason, a.source, p_at)
       FROM jsonb_to_recordset(p_awards) AS a (reason text, source text, amount int);
    IF p_activity IS NOT NULL THEN
        SELECT s.is_new_day, s.milestone_xp INTO is_new_day, milestone FROM update_streak(p_user, p_activity, p_at) s;
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object('slug', a.slug, 'name', a.name, 'description', a.description,
                                                 'icon_emoji', a.icon_emoji, 'rarity', a.rarity, 'xp', a.xp_reward)),
                    '[]')
      INTO badges FROM check_achievements(p_user, p_at) a;
    SELECT * INTO after FROM users WHERE id = p_user;
    RETURN jsonb_build_object(
        'xp', after.total_xp - before.total_xp, 'total_xp', after.total_xp,
        'level', after.current_level, 'levelled_up', after.current_level > before.current_level,
        'streak', after.current_streak, 'is_new_day', is_new_day, 'milestone_xp', milestone, 'badges', badges
    );
END;
$$;
