-- Upvotes on what a learner wrote and everybody may read, by those who have earned trust by learning: three of each voter
-- at most, so that a badge takes many people and not one who votes much.
CREATE OR REPLACE FUNCTION upvotes_with_weight(p_user bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    WITH votes AS (
        SELECT v.user_id FROM discussions d JOIN discussion_votes v ON v.discussion_id = d.id
         WHERE d.author_id = p_user AND d.hidden_at IS NULL AND d.deleted_at IS NULL AND v.vote_type = 'upvote'
         UNION ALL
        SELECT v.user_id FROM replies r JOIN discussion_votes v ON v.reply_id = r.id
         WHERE r.author_id = p_user AND r.is_live AND v.vote_type = 'upvote'
    ), counted AS (
        SELECT user_id, least(count(*), 3) AS n FROM votes GROUP BY user_id
    )
    SELECT coalesce(sum(c.n), 0)::bigint FROM counted c
      JOIN honest_learning(ARRAY(SELECT user_id FROM counted)) h ON h.user_id = c.user_id AND h.weight = 2;
$$;
