-- Replies come, change or go: the thread counts those everybody may read, knows whether an answer is accepted, and when
-- something last happened in it. Threads are locked by id before their replies are looked at, so that of two changes at
-- once the second sees what the first has done. Replies that have got another parent or thread are placed anew.
CREATE OR REPLACE FUNCTION settle_threads(p_threads bigint[], p_steps bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM discussions WHERE id = ANY (p_threads) ORDER BY id FOR NO KEY UPDATE;
    UPDATE discussions d
       SET reply_count = d.reply_count + s.step,
           is_solved = EXISTS (SELECT FROM replies r WHERE r.discussion_id = d.id AND r.is_solution AND r.is_live),
           last_activity_at = greatest(d.created_at, (
               SELECT max(r.created_at) FROM replies r WHERE r.discussion_id = d.id AND r.is_live))
      FROM unnest(p_threads, p_steps) AS s (id, step)
     WHERE d.id = s.id;
END;
$$;

CREATE OR REPLACE FUNCTION count_replies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    threads bigint[];
    steps bigint[];
    moved bigint[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT array_agg(thread), array_agg(step), array_agg(thread) FILTER (WHERE has_moved) INTO threads, steps, moved
          FROM (SELECT change.thread, sum(change.step) AS step,
                       bool_or((n.discussion_id, n.parent_reply_id)
                               IS DISTINCT FROM (o.discussion_id, o.parent_reply_id)) AS has_moved
                  FROM lost o
                  JOIN gained n ON n.id = o.id
                   AND (n.discussion_id, n.parent_reply_id, n.is_live, n.is_solution)
                       IS DISTINCT FROM (o.discussion_id, o.parent_reply_id, o.is_live, o.is_solution)
                 CROSS JOIN LATERAL (VALUES (o.discussion_id, -o.is_live::int), (n.discussion_id, n.is_live::int))
                    AS change (thread, step)
                 GROUP BY change.thread) t;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT array_agg(discussion_id), array_agg(step) INTO threads, steps
          FROM (SELECT discussion_id, count(*) FILTER (WHERE is_live) AS step FROM gained GROUP BY discussion_id) t;
    ELSE
        SELECT array_agg(discussion_id), array_agg(step) INTO threads, steps
          FROM (SELECT discussion_id, -count(*) FILTER (WHERE is_live) AS step FROM lost GROUP BY discussion_id) t;
    END IF;
    IF threads IS NOT NULL THEN
        PERFORM settle_threads(threads, steps);
        PERFORM place_replies_anew(thread) FROM unnest(moved) AS thread;
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER count_replies AFTER INSERT ON replies
    REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION count_replies();
CREATE TRIGGER count_replies_anew AFTER UPDATE ON replies
    REFERENCING OLD TABLE AS lost NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION count_replies();
CREATE TRIGGER count_replies_back AFTER DELETE ON replies
    REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION count_replies();
