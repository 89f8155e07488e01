-- What a certificate rests on is written down once. It goes with its certificate, and when that is withdrawn.
CREATE OR REPLACE TRIGGER keep_certificate_evidence BEFORE UPDATE ON certificate_evidence FOR EACH ROW EXECUTE FUNCTION
    refuse_change('The evidence of a certificate is never changed.');
