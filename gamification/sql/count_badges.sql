-- Badges come or go: the learner counts theirs, each badge counts its holders. Badges are the last in
-- the order of locks, and only one transaction at a time writes them (hold_badges.sql).
CREATE OR REPLACE FUNCTION count_badges() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    step int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    PERFORM 1 FROM users WHERE id IN (SELECT user_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
    UPDATE users u SET badges_earned = u.badges_earned + step * c.badges
      FROM (SELECT user_id, count(*) AS badges FROM changed GROUP BY user_id) c
     WHERE u.id = c.user_id;

    PERFORM hold_badges();
    UPDATE achievements a SET times_earned = a.times_earned + step * c.holders
      FROM (SELECT achievement_id, count(*) AS holders FROM changed GROUP BY achievement_id) c
     WHERE a.id = c.achievement_id;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER badges_stay BEFORE UPDATE ON user_achievements FOR EACH ROW
    WHEN ((OLD.user_id, OLD.achievement_id) IS DISTINCT FROM (NEW.user_id, NEW.achievement_id))
    EXECUTE FUNCTION refuse_change('An earned badge stays with its learner.');
CREATE OR REPLACE TRIGGER count_badges AFTER INSERT ON user_achievements
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_badges();
CREATE OR REPLACE TRIGGER count_badges_back AFTER DELETE ON user_achievements
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_badges();
