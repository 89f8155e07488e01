-- Writes down which name somebody has given up, by renaming themselves or by leaving, whoever does it; and since when
-- a name is somebody's that was another's before.
CREATE OR REPLACE FUNCTION keep_former_username() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO former_usernames (user_id, username, given_up_at)
    VALUES (CASE WHEN TG_OP = 'UPDATE' THEN OLD.id END, OLD.username, clock_timestamp())
        ON CONFLICT (user_id, lower(username)) DO UPDATE
       SET username = excluded.username, given_up_at = excluded.given_up_at;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION note_named_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM former_usernames WHERE lower(username) = lower(NEW.username)) THEN
        NEW.named_since := clock_timestamp();
    END IF;
    RETURN NEW;
END;
$$;

CREATE OR REPLACE TRIGGER users_renamed AFTER UPDATE ON users FOR EACH ROW
    WHEN (lower(OLD.username) <> lower(NEW.username)) EXECUTE FUNCTION keep_former_username();
CREATE OR REPLACE TRIGGER users_left AFTER DELETE ON users
    FOR EACH ROW EXECUTE FUNCTION keep_former_username();
CREATE OR REPLACE TRIGGER users_named BEFORE UPDATE ON users FOR EACH ROW
    WHEN (lower(OLD.username) <> lower(NEW.username)) EXECUTE FUNCTION note_named_since();
CREATE OR REPLACE TRIGGER users_named_at_first BEFORE INSERT ON users
    FOR EACH ROW EXECUTE FUNCTION note_named_since();
