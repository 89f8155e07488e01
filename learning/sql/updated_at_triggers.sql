CREATE TRIGGER users_updated_at BEFORE UPDATE ON users FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION update_updated_at_column();
-- A table with generated columns cannot compare whole rows in a condition.
CREATE TRIGGER courses_updated_at BEFORE UPDATE ON courses FOR EACH ROW
    EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER lessons_updated_at BEFORE UPDATE ON lessons FOR EACH ROW
    EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER user_progress_updated_at BEFORE UPDATE ON user_progress FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION update_updated_at_column();
