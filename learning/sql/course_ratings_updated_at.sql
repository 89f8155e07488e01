-- A review is dated by when its learner last changed it, which their leaving is not.
CREATE TRIGGER course_ratings_updated_at BEFORE UPDATE ON course_ratings FOR EACH ROW
    WHEN (OLD.stars <> NEW.stars OR OLD.review <> NEW.review) EXECUTE FUNCTION update_updated_at_column();
