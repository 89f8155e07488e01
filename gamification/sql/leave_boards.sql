-- A learner who opts out of the boards, or is suspended, leaves them in the same moment. A refresh that is under way may
-- still mean to write their place, so its lock is waited for.
CREATE OR REPLACE FUNCTION leave_boards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(lock_number('boards'), 1);
    DELETE FROM leaderboard_cache WHERE user_id = NEW.id;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER leave_boards AFTER UPDATE OF show_on_leaderboard, is_active ON users FOR EACH ROW
    WHEN (OLD.show_on_leaderboard AND OLD.is_active AND NOT (NEW.show_on_leaderboard AND NEW.is_active))
    EXECUTE FUNCTION leave_boards();
