-- The audit log is append-only: a line loses the names of those who leave and of posts that go, and nothing else.
CREATE OR REPLACE TRIGGER keep_moderation_acts BEFORE UPDATE ON moderation_acts FOR EACH ROW
    WHEN ((OLD.action, OLD.reason, OLD.details, OLD.created_at) IS DISTINCT FROM
          (NEW.action, NEW.reason, NEW.details, NEW.created_at)
          OR NEW.actor_id <> coalesce(OLD.actor_id, 0) OR NEW.person_id <> coalesce(OLD.person_id, 0)
          OR NEW.discussion_id <> coalesce(OLD.discussion_id, 0) OR NEW.reply_id <> coalesce(OLD.reply_id, 0))
    EXECUTE FUNCTION refuse_change('Lines of moderation_acts are never changed.');
CREATE OR REPLACE TRIGGER keep_moderation_acts_for_good BEFORE DELETE ON moderation_acts FOR EACH ROW
    EXECUTE FUNCTION refuse_change('Lines of moderation_acts are never changed.');
