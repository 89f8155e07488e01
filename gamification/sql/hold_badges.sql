-- Badges are given by one transaction at a time. Whoever gives several, twice in a transaction or to many learners, would
-- else lock them in an order of its own. Taken after the learners' rows, and only when there is something to give.
CREATE OR REPLACE FUNCTION hold_badges() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(lock_number('badges'), 1);
$$;
