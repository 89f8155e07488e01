-- The level that so much XP makes: the whole part of sqrt(XP / level_formula_divisor), from 1 to 100.
CREATE OR REPLACE FUNCTION calculate_user_level(p_xp bigint) RETURNS int LANGUAGE sql STABLE AS $$
    SELECT greatest(1, least(100, floor(sqrt(
        greatest(p_xp, 0)::numeric / coalesce((platform_setting('level_formula_divisor') #>> '{}')::int, 100)
    ))))::int;
$$;
