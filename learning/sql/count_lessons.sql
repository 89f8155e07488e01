-- A course gains or loses lessons: whoever changes the list holds the course alone, then the course and every enrolment
-- in it learn the new total.
CREATE OR REPLACE FUNCTION hold_lessons_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM hold_course_alone(OLD.course_id);
        PERFORM hold_course_learners(OLD.course_id);
        RETURN OLD;
    END IF;
    PERFORM hold_course_alone(NEW.course_id);
    RETURN NEW;
END;
$$;

CREATE OR REPLACE FUNCTION count_lessons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE courses k SET total_lessons = (SELECT count(*) FROM lessons l WHERE l.course_id = k.id)
     WHERE k.id IN (SELECT course_id FROM changed);
    UPDATE user_progress p SET total_lessons = k.total_lessons
      FROM courses k
     WHERE k.id = p.course_id AND k.id IN (SELECT course_id FROM changed) AND p.total_lessons <> k.total_lessons;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER lessons_hold_course BEFORE INSERT OR DELETE ON lessons
    FOR EACH ROW EXECUTE FUNCTION hold_lessons_course();
CREATE OR REPLACE TRIGGER lessons_stay BEFORE UPDATE ON lessons FOR EACH ROW
    WHEN (OLD.course_id <> NEW.course_id) EXECUTE FUNCTION refuse_change('A lesson stays in its course.');
CREATE OR REPLACE TRIGGER count_lessons AFTER INSERT ON lessons
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_lessons();
CREATE OR REPLACE TRIGGER count_lessons_back AFTER DELETE ON lessons
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_lessons();
