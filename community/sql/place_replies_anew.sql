-- Work out the places of all replies of a thread again, after some have come from another thread or gone there.
CREATE OR REPLACE FUNCTION place_replies_anew(p_discussion bigint) RETURNS void LANGUAGE sql AS $$
    WITH RECURSIVE tree AS (
        SELECT r.id, ARRAY[r.id] AS path
          FROM replies r
         WHERE r.discussion_id = p_discussion
           AND NOT EXISTS (SELECT FROM replies p WHERE p.id = r.parent_reply_id AND p.discussion_id = p_discussion)
        UNION ALL
        SELECT r.id, t.path[1:2] || r.id
          FROM tree t JOIN replies r ON r.parent_reply_id = t.id AND r.discussion_id = p_discussion
    )
    UPDATE replies r SET path = t.path FROM tree t WHERE r.id = t.id AND r.path <> t.path;
$$;
