-- One lock per course decides who goes first. Whoever learns (enrols, completes, hands in) shares it; whoever changes
-- the list of lessons holds it alone. Taken before any row lock, and followed by one order for rows everywhere:
-- the learner, the enrolment, the course, the badge. That order is why nothing here deadlocks.
CREATE OR REPLACE FUNCTION hold_course(p_course bigint) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(7296, p_course::int);
$$;

CREATE OR REPLACE FUNCTION hold_course_alone(p_course bigint) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(7296, p_course::int);
$$;
