-- Whoever changes what a post says without rendering it anew leaves no old rendering behind: the next reader makes one.
CREATE OR REPLACE FUNCTION forget_rendering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.content_html := NULL;
    RETURN NEW;
END;
$$;

CREATE TRIGGER discussions_forget_rendering BEFORE UPDATE ON discussions FOR EACH ROW
    WHEN (OLD.content <> NEW.content AND OLD.content_html IS NOT DISTINCT FROM NEW.content_html)
    EXECUTE FUNCTION forget_rendering();
CREATE TRIGGER replies_forget_rendering BEFORE UPDATE ON replies FOR EACH ROW
    WHEN (OLD.content <> NEW.content AND OLD.content_html IS NOT DISTINCT FROM NEW.content_html)
    EXECUTE FUNCTION forget_rendering();
