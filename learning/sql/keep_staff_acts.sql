-- The record of staff is append-only: a line loses the names of those who leave, and nothing else.
CREATE OR REPLACE TRIGGER keep_staff_acts BEFORE UPDATE ON staff_acts FOR EACH ROW
    WHEN ((OLD.act, OLD.about, OLD.object_id, OLD.words, OLD.page, OLD.at) IS DISTINCT FROM
          (NEW.act, NEW.about, NEW.object_id, NEW.words, NEW.page, NEW.at)
          OR NEW.actor_id <> coalesce(OLD.actor_id, 0) OR NEW.person_id <> coalesce(OLD.person_id, 0))
    EXECUTE FUNCTION refuse_change('Lines of staff_acts are never changed.');
CREATE OR REPLACE TRIGGER keep_staff_acts_for_good BEFORE DELETE ON staff_acts FOR EACH ROW
    EXECUTE FUNCTION refuse_change('Lines of staff_acts are never changed.');
