-- The ledger is append-only: a line is never changed, and goes only with its learner.
CREATE OR REPLACE TRIGGER keep_xp_ledger BEFORE UPDATE ON xp_awards FOR EACH ROW EXECUTE FUNCTION
    refuse_change('Lines of xp_awards are never changed. Add a line with the reason "adjustment".');
