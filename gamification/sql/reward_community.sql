-- What others gave a learner in the forum earns: XP once per reason and source, no more than xp_community_daily_cap leaves
-- of the day (UTC), then the badges. The learner's row is locked before the day is added up, so that of two votes at once
-- the second knows of the first. Returns what changed, as reward_learning() does.
--
-- What it is worth depends on who gives (null: a moderator, whose word needs no weight). Who is not trusted yet
-- (honest_learning()) gives nothing; what they accepted is paid once they are (gamification/xp/late_thanks.py). One person's
-- thanks pay a learner forum_thanks_per_person times in thirty days, and forum_thanks_per_day times in 24 hours whoever gets
-- them; those of one network pay a learner forum_thanks_per_network times a week (p_network is a mark of both and the week,
-- however many accounts it has), and a thread pays two people at most.
CREATE OR REPLACE FUNCTION reward_community(
    p_user bigint, p_reason text, p_source text, p_amount int,
    p_giver bigint DEFAULT NULL, p_network text DEFAULT '', p_at timestamptz DEFAULT now()
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    cap int := coalesce((platform_setting('xp_community_daily_cap') #>> '{}')::int, 50);
    per_person int := coalesce((platform_setting('forum_thanks_per_person') #>> '{}')::int, 3);
    per_network int := coalesce((platform_setting('forum_thanks_per_network') #>> '{}')::int, 5);
    per_day int := coalesce((platform_setting('forum_thanks_per_day') #>> '{}')::int, 10);
    day timestamptz := date_trunc('day', p_at, 'UTC');
    trusted CONSTANT int := 2;
    worth int;
BEGIN
    PERFORM 1 FROM users WHERE id = p_user FOR NO KEY UPDATE;
    SELECT greatest(0, least(p_amount, cap - coalesce(sum(amount), 0))) INTO worth FROM xp_awards
     WHERE user_id = p_user AND reason IN ('answer_accepted', 'upvote_received')
       AND awarded_at >= day AND awarded_at < day + interval '24 hours';
    IF EXISTS (SELECT FROM xp_awards WHERE user_id = p_user AND reason = p_reason AND source = p_source) THEN
        worth := 0;
    ELSIF worth > 0 AND p_giver IS NOT NULL AND (
        coalesce((SELECT h.weight FROM honest_learning(ARRAY[p_giver]) h), 0) < trusted
        OR thanks_from(p_user, p_giver, p_at) >= per_person
        OR p_reason = 'answer_accepted' AND 2 <= (
            SELECT count(*) FROM xp_awards x WHERE x.reason = p_reason AND x.source = p_source AND x.user_id IN (
                SELECT author_id FROM replies WHERE discussion_id = split_part(p_source, ':', 2)::bigint))
        -- Last, because they count.
        OR p_network <> '' AND throttle_hit('forum-xp', 'network:' || p_user || ':' || p_network, per_network, 604800)
        OR throttle_hit('forum-thanks', 'person:' || p_giver, per_day, 86400)
    ) THEN
        worth := 0;
    END IF;
    RETURN reward_learning(p_user, jsonb_build_array(jsonb_build_object(
        'reason', p_reason, 'source', p_source, 'amount', worth
    )), NULL, p_at);
END;
$$;
