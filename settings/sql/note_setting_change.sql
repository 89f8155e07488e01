-- The history of settings, whoever changes one. change_setting() says who it is for the length of its statement; of psql
-- and of anything else nobody is known.
CREATE OR REPLACE FUNCTION note_setting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO setting_changes (setting_key, old_value, new_value, changed_by_id)
    VALUES (NEW.setting_key, OLD.setting_value, NEW.setting_value,
            nullif(current_setting('web3versity.actor', true), '')::bigint);
    RETURN NULL;
END;
$$;
CREATE OR REPLACE TRIGGER note_setting_change AFTER UPDATE ON platform_settings FOR EACH ROW
    WHEN (OLD.setting_value IS DISTINCT FROM NEW.setting_value) EXECUTE FUNCTION note_setting_change();
