-- Nobody votes for what they wrote themselves.
CREATE OR REPLACE FUNCTION refuse_own_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM discussions WHERE id = NEW.discussion_id AND author_id = NEW.user_id)
       OR EXISTS (SELECT FROM replies WHERE id = NEW.reply_id AND author_id = NEW.user_id) THEN
        RAISE check_violation USING MESSAGE = 'Nobody votes for their own post.';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER refuse_own_votes BEFORE INSERT OR UPDATE ON discussion_votes
    FOR EACH ROW EXECUTE FUNCTION refuse_own_votes();
