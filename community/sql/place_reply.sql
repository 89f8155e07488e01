-- A new reply takes its place in the thread: below the one it answers, on the third level at most. Replies of one thread
-- come one after the other, because each first takes the thread's row, whose counters it will change.
CREATE OR REPLACE FUNCTION place_reply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    parent replies%ROWTYPE;
BEGIN
    PERFORM 1 FROM discussions WHERE id = NEW.discussion_id FOR NO KEY UPDATE;
    NEW.path := ARRAY[NEW.id];
    IF NEW.parent_reply_id IS NOT NULL THEN
        SELECT * INTO parent FROM replies WHERE id = NEW.parent_reply_id;
        IF parent.discussion_id IS DISTINCT FROM NEW.discussion_id THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'A reply answers one of the same thread.';
        END IF;
        NEW.path := parent.path[1:2] || NEW.id;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER place_reply BEFORE INSERT ON replies FOR EACH ROW EXECUTE FUNCTION place_reply();
