-- Keeps updated_at true whoever writes the row. Attach with a WHEN (OLD.* IS DISTINCT FROM NEW.*) trigger.
CREATE OR REPLACE FUNCTION update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := clock_timestamp();
    RETURN NEW;
END;
$$;
