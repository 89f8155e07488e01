-- The first of the two numbers of an advisory lock, by its name: `pg_advisory_xact_lock(lock_number('course'), id)`. What
-- each lock is for, and in which order locks are taken, stands in docs/decisions/003-one-lock-order.md.
CREATE OR REPLACE FUNCTION lock_number(p_name text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    -- Without ELSE: an unknown name is an error, where no number would mean no lock.
    CASE p_name
        WHEN 'course' THEN RETURN 7296;
        WHEN 'boards' THEN RETURN 7297;
        WHEN 'badges' THEN RETURN 7298;
        WHEN 'faucet' THEN RETURN 7299;
        WHEN 'mail' THEN RETURN 7300;
    END CASE;
END;
$$;
