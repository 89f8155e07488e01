-- PostgreSQL itself says which time zones it knows: an unknown one makes this expression fail.
ALTER TABLE users ADD CONSTRAINT users_timezone_check
    CHECK ((timestamptz '2000-01-01 00:00+00' AT TIME ZONE timezone) IS NOT NULL);
