-- For a trigger that guards rows: refuses what was about to be done to them, with the sentence that the trigger gives.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = TG_ARGV[0];
END;
$$;
