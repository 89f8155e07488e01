-- Count one act of a subject in a scope: true when it is beyond p_limit within p_seconds from the first. The one throttle
-- of all rooms: many at once are counted one after the other. What is refused stays countable for moderators.
CREATE OR REPLACE FUNCTION throttle_hit(p_scope text, p_subject text, p_limit int, p_seconds int)
RETURNS boolean LANGUAGE sql AS $$
    INSERT INTO throttle_marks AS t (scope, subject, hits, ends_at, refused, refused_at)
    VALUES (p_scope, p_subject, 1, now() + p_seconds * interval '1 second', (p_limit < 1)::int,
            CASE WHEN p_limit < 1 THEN now() END)
    ON CONFLICT (scope, subject) DO UPDATE SET
        hits = CASE WHEN t.ends_at <= now() THEN 1 ELSE t.hits + 1 END,
        ends_at = CASE WHEN t.ends_at <= now() THEN excluded.ends_at ELSE t.ends_at END,
        refused = t.refused + (CASE WHEN t.ends_at <= now() THEN 1 ELSE t.hits + 1 END > p_limit)::int,
        refused_at = CASE WHEN CASE WHEN t.ends_at <= now() THEN 1 ELSE t.hits + 1 END > p_limit
                          THEN now() ELSE t.refused_at END
    RETURNING hits > p_limit;
$$;
