-- What the indexes of second factors are for. docs/database.md repeats it.
COMMENT ON INDEX second_factors_pkey IS 'guarantees: one row per id; serves: the factor that a session has shown';
COMMENT ON INDEX second_factors_user_id_key IS 'guarantees: one factor a person; serves: whether the admin asks for one';
