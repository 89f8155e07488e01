-- What others gave a learner in the forum earns: XP once per reason and source, no more than xp_community_daily_cap leaves
-- of the day (UTC), then the badges. The learner's row is locked before the day is added up, so that of two votes at once
-- the second knows of the first. Returns what changed, as reward_learning() does.
--
-- What it is worth depends on what p_giver has learned (honest_learning(); null: a moderator). Who has learned nothing gives
-- nothing. Upvotes take trust. Acceptances of those who have learned, and are not trusted yet, count once a day for a learner
-- and a network (p_network is a mark of both and the day, however many accounts it has).
CREATE OR REPLACE FUNCTION reward_community(
    p_user bigint, p_reason text, p_source text, p_amount int,
    p_giver bigint DEFAULT NULL, p_network text DEFAULT '', p_at timestamptz DEFAULT now()
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    cap int := coalesce((platform_setting('xp_community_daily_cap') #>> '{}')::int, 50);
    day timestamptz := date_trunc('day', p_at, 'UTC');
    trusted CONSTANT int := 2;
    weight int := CASE WHEN p_giver IS NULL THEN trusted
                       ELSE coalesce((SELECT h.weight FROM honest_learning(ARRAY[p_giver]) h), 0) END;
    worth int;
BEGIN
    PERFORM 1 FROM users WHERE id = p_user FOR NO KEY UPDATE;
    SELECT greatest(0, least(p_amount, cap - coalesce(sum(amount), 0))) INTO worth FROM xp_awards
     WHERE user_id = p_user AND reason IN ('answer_accepted', 'upvote_received')
       AND awarded_at >= day AND awarded_at < day + interval '24 hours';
    IF weight < (CASE p_reason WHEN 'upvote_received' THEN trusted ELSE 1 END)
       OR EXISTS (SELECT FROM xp_awards WHERE user_id = p_user AND reason = p_reason AND source = p_source) THEN
        worth := 0;
    ELSIF worth > 0 AND weight < trusted AND throttle_hit('forum-xp', 'network:' || p_user || ':' || p_network, 1, 86400) THEN
        worth := 0;
    END IF;
    RETURN reward_learning(p_user, jsonb_build_array(jsonb_build_object(
        'reason', p_reason, 'source', p_source, 'amount', worth
    )), NULL, p_at);
END;
$$;
