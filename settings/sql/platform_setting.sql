-- A platform setting as the database's own functions read it; null where no row says anything.
CREATE OR REPLACE FUNCTION platform_setting(p_key text) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT setting_value FROM platform_settings WHERE setting_key = p_key;
$$;
