-- Whoever keeps a copy of a credential learns that its certificate was revoked, issued again or deleted: its place in
-- the status list says so for good, and a certificate that is issued again has a new one.
CREATE OR REPLACE FUNCTION keep_credential_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND NEW.verification_code <> OLD.verification_code THEN
        UPDATE credential_statuses SET certificate_id = NULL, ended_at = coalesce(ended_at, now())
         WHERE certificate_id = OLD.id;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' OR NEW.verification_code <> OLD.verification_code THEN
        PERFORM draw_credential_status(NEW.id);
    END IF;
    UPDATE credential_statuses SET ended_at = CASE WHEN NEW.revoked_at IS NOT NULL THEN now() END
     WHERE certificate_id = NEW.id AND (ended_at IS NULL) = (NEW.revoked_at IS NOT NULL);
    RETURN NEW;
END;
$$;

CREATE OR REPLACE TRIGGER keep_credential_status
    AFTER INSERT OR UPDATE OF verification_code, revoked_at ON nft_certificates
    FOR EACH ROW EXECUTE FUNCTION keep_credential_status();
CREATE OR REPLACE TRIGGER end_credential_status BEFORE DELETE ON nft_certificates
    FOR EACH ROW EXECUTE FUNCTION keep_credential_status();
