-- Notifications come, are read, or go: each person's row says how many are unread, so that no page has to count them.
CREATE OR REPLACE FUNCTION count_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    people bigint[];
    steps bigint[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT array_agg(user_id), array_agg(step) INTO people, steps
          FROM (SELECT n.user_id, sum((n.read_at IS NULL)::int - (o.read_at IS NULL)::int) AS step
                  FROM lost o JOIN gained n ON n.id = o.id AND (n.read_at IS NULL) <> (o.read_at IS NULL)
                 GROUP BY n.user_id) t;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT array_agg(user_id), array_agg(step) INTO people, steps
          FROM (SELECT user_id, count(*) AS step FROM gained WHERE read_at IS NULL GROUP BY user_id) t;
    ELSE
        SELECT array_agg(user_id), array_agg(step) INTO people, steps
          FROM (SELECT user_id, -count(*) AS step FROM lost WHERE read_at IS NULL GROUP BY user_id) t;
    END IF;
    IF people IS NOT NULL THEN
        PERFORM 1 FROM users WHERE id = ANY (people) ORDER BY id FOR NO KEY UPDATE;
        UPDATE users u SET unread_notifications = u.unread_notifications + s.step
          FROM unnest(people, steps) AS s (id, step) WHERE u.id = s.id;
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER count_notifications AFTER INSERT ON notifications
    REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION count_notifications();
CREATE TRIGGER count_notifications_anew AFTER UPDATE ON notifications
    REFERENCING OLD TABLE AS lost NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION count_notifications();
CREATE TRIGGER count_notifications_back AFTER DELETE ON notifications
    REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION count_notifications();
