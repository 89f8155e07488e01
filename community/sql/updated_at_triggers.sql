CREATE TRIGGER discussions_updated_at BEFORE UPDATE ON discussions FOR EACH ROW
    WHEN (OLD.content <> NEW.content OR OLD.title <> NEW.title) EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER replies_updated_at BEFORE UPDATE ON replies FOR EACH ROW
    WHEN (OLD.content <> NEW.content) EXECUTE FUNCTION update_updated_at_column();
