-- Votes come, turn or go: each post counts those for and those against it. Posts are locked by id, threads before replies.
CREATE OR REPLACE FUNCTION add_votes(p_discussions bigint[], p_replies bigint[], p_types text[], p_step int)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM discussions WHERE id = ANY (p_discussions) ORDER BY id FOR NO KEY UPDATE;
    UPDATE discussions d
       SET upvote_count = d.upvote_count + p_step * v.up, downvote_count = d.downvote_count + p_step * v.down
      FROM (SELECT post, count(*) FILTER (WHERE type = 'upvote') AS up, count(*) FILTER (WHERE type = 'downvote') AS down
              FROM unnest(p_discussions, p_types) AS t (post, type) GROUP BY post) v
     WHERE d.id = v.post;
    PERFORM 1 FROM replies WHERE id = ANY (p_replies) ORDER BY id FOR NO KEY UPDATE;
    UPDATE replies r
       SET upvote_count = r.upvote_count + p_step * v.up, downvote_count = r.downvote_count + p_step * v.down
      FROM (SELECT post, count(*) FILTER (WHERE type = 'upvote') AS up, count(*) FILTER (WHERE type = 'downvote') AS down
              FROM unnest(p_replies, p_types) AS t (post, type) GROUP BY post) v
     WHERE r.id = v.post;
END;
$$;

CREATE OR REPLACE FUNCTION count_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM add_votes(array_agg(discussion_id), array_agg(reply_id), array_agg(vote_type::text), -1) FROM lost;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM add_votes(array_agg(discussion_id), array_agg(reply_id), array_agg(vote_type::text), 1) FROM gained;
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER count_votes AFTER INSERT ON discussion_votes
    REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION count_votes();
CREATE TRIGGER count_votes_anew AFTER UPDATE ON discussion_votes
    REFERENCING OLD TABLE AS lost NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION count_votes();
CREATE TRIGGER count_votes_back AFTER DELETE ON discussion_votes
    REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION count_votes();
