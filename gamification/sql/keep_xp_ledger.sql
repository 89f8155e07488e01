-- The ledger is append-only: a line is never changed, and goes only with its learner.
CREATE OR REPLACE FUNCTION keep_xp_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING
        MESSAGE = 'Lines of xp_awards are never changed.', HINT = 'Add a line with the reason "adjustment".';
END;
$$;

CREATE TRIGGER keep_xp_ledger BEFORE UPDATE ON xp_awards FOR EACH ROW EXECUTE FUNCTION keep_xp_ledger();
