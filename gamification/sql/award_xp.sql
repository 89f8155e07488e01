-- Give XP once per learner, reason and source. Returns the XP given: 0 when it was given before or is nothing.
CREATE OR REPLACE FUNCTION award_xp(
    p_user bigint, p_amount int, p_reason text, p_source text, p_at timestamptz DEFAULT now()
) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    IF p_amount = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO xp_awards (user_id, amount, reason, source, awarded_at)
         VALUES (p_user, p_amount, p_reason, p_source, p_at)
    ON CONFLICT (user_id, reason, source) DO NOTHING;
    RETURN CASE WHEN FOUND THEN p_amount ELSE 0 END;
END;
$$;
