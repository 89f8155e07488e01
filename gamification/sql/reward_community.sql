-- What others gave a learner in the forum earns: XP once per reason and source, no more than xp_community_daily_cap leaves
-- of the day (UTC), then the badges. The learner's row is locked before the day is added up, so that of two votes at once
-- the second knows of the first. Returns what changed, as reward_learning() does.
CREATE OR REPLACE FUNCTION reward_community(
    p_user bigint, p_reason text, p_source text, p_amount int, p_at timestamptz DEFAULT now()
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    cap int := coalesce((platform_setting('xp_community_daily_cap') #>> '{}')::int, 50);
    day timestamptz := date_trunc('day', p_at, 'UTC');
    given bigint;
BEGIN
    PERFORM 1 FROM users WHERE id = p_user FOR NO KEY UPDATE;
    SELECT coalesce(sum(amount), 0) INTO given FROM xp_awards
     WHERE user_id = p_user AND reason IN ('answer_accepted', 'upvote_received')
       AND awarded_at >= day AND awarded_at < day + interval '24 hours';
    RETURN reward_learning(p_user, jsonb_build_array(jsonb_build_object(
        'reason', p_reason, 'source', p_source, 'amount', greatest(0, least(p_amount, cap - given))
    )), NULL, p_at);
END;
$$;
