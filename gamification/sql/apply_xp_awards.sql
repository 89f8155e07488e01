-- users.total_xp is the running sum of the ledger, and the level follows it: whoever writes a line, both move along.
CREATE OR REPLACE FUNCTION apply_xp_awards() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    step int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    PERFORM 1 FROM users WHERE id IN (SELECT user_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
    UPDATE users u
       SET total_xp = u.total_xp + step * c.amount,
           current_level = calculate_user_level(u.total_xp + step * c.amount)
      FROM (SELECT user_id, sum(amount) AS amount FROM changed GROUP BY user_id) c
     WHERE u.id = c.user_id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER apply_xp_awards AFTER INSERT ON xp_awards
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION apply_xp_awards();
CREATE TRIGGER apply_xp_awards_back AFTER DELETE ON xp_awards
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION apply_xp_awards();
