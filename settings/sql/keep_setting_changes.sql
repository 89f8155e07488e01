-- The history of settings is append-only: a line loses the name of who leaves, and nothing else.
CREATE OR REPLACE TRIGGER keep_setting_changes BEFORE UPDATE ON setting_changes FOR EACH ROW
    WHEN ((OLD.setting_key, OLD.old_value, OLD.new_value, OLD.changed_at) IS DISTINCT FROM
          (NEW.setting_key, NEW.old_value, NEW.new_value, NEW.changed_at)
          OR NEW.changed_by_id <> coalesce(OLD.changed_by_id, 0))
    EXECUTE FUNCTION refuse_change('Lines of setting_changes are never changed.');
CREATE OR REPLACE TRIGGER keep_setting_changes_for_good BEFORE DELETE ON setting_changes FOR EACH ROW
    EXECUTE FUNCTION refuse_change('Lines of setting_changes are never changed.');
