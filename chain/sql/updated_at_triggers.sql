CREATE TRIGGER transactions_updated_at BEFORE UPDATE ON transactions FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION update_updated_at_column();
