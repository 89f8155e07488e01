-- How often p_giver's thanks have paid p_user in the thirty days before p_at: an accepted answer in a thread of theirs, or an
-- upvote. Reads the learner's own lines of these days.
CREATE OR REPLACE FUNCTION thanks_from(p_user bigint, p_giver bigint, p_at timestamptz) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM xp_awards x
     WHERE x.user_id = p_user AND x.awarded_at > p_at - interval '30 days' AND x.awarded_at <= p_at
       AND CASE x.reason
               WHEN 'upvote_received' THEN x.source LIKE '%:by:' || p_giver
               WHEN 'answer_accepted' THEN EXISTS (
                   SELECT FROM discussions d WHERE d.id = split_part(x.source, ':', 2)::bigint AND d.author_id = p_giver)
               ELSE false
           END;
$$;
