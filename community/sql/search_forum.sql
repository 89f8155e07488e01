-- The threads that match best, by their own words or by those of their replies; `reply_id` is the best of these.
CREATE OR REPLACE FUNCTION search_forum(p_query tsquery, p_most int)
RETURNS TABLE (discussion_id bigint, reply_id bigint, rank real) LANGUAGE sql STABLE AS $$
    SELECT best.* FROM (
        SELECT h.discussion_id,
               (array_agg(h.reply_id ORDER BY h.rank DESC, h.reply_id) FILTER (WHERE h.reply_id IS NOT NULL))[1] AS reply_id,
               (coalesce(2 * max(h.rank) FILTER (WHERE h.reply_id IS NULL), 0)
                + coalesce(max(h.rank) FILTER (WHERE h.reply_id IS NOT NULL), 0))::real AS rank
          FROM forum_hits(p_query) h
         GROUP BY h.discussion_id
         ORDER BY 3 DESC, 1 DESC
    ) AS best
    -- Asked of the best alone, one after the other.
     WHERE (SELECT d.is_listed FROM discussions d WHERE d.id = best.discussion_id)
     LIMIT p_most;
$$;
