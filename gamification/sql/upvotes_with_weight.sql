-- Upvotes on what a learner wrote and everybody may read, by those who have learned something themselves.
CREATE OR REPLACE FUNCTION upvotes_with_weight(p_user bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    WITH votes AS (
        SELECT v.user_id FROM discussions d JOIN discussion_votes v ON v.discussion_id = d.id
         WHERE d.author_id = p_user AND d.hidden_at IS NULL AND d.deleted_at IS NULL AND v.vote_type = 'upvote'
         UNION ALL
        SELECT v.user_id FROM replies r JOIN discussion_votes v ON v.reply_id = r.id
         WHERE r.author_id = p_user AND r.is_live AND v.vote_type = 'upvote'
    )
    SELECT count(*) FROM votes v
      JOIN honest_learning(ARRAY(SELECT DISTINCT user_id FROM votes)) h ON h.user_id = v.user_id AND h.weight > 0;
$$;
