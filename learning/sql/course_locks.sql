-- One lock per course decides who goes first. Whoever learns (enrols, completes, hands in) shares it; whoever changes
-- the list of lessons holds it alone. Taken before any row lock, and followed by one order for rows everywhere:
-- the learner, the enrolment, the course, the badges. That order is why nothing here deadlocks. A statement about many
-- learners locks them first, by id.
CREATE OR REPLACE FUNCTION hold_course(p_course bigint) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(lock_number('course'), p_course::int);
$$;

CREATE OR REPLACE FUNCTION hold_course_alone(p_course bigint) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(lock_number('course'), p_course::int);
$$;

-- To be called before anything of a lesson is deleted, holding its course alone: its going may finish the course for any
-- learner, and moves whoever stands at it. All of them are locked here, in order, before the first of them is touched.
CREATE OR REPLACE FUNCTION hold_course_learners(p_course bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM users WHERE id IN (SELECT user_id FROM user_progress WHERE course_id = p_course)
      ORDER BY id FOR NO KEY UPDATE;
    PERFORM 1 FROM user_progress WHERE course_id = p_course ORDER BY id FOR NO KEY UPDATE;
END;
$$;
