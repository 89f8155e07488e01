COMMENT ON INDEX practical_attempts_code_idx IS 'serves: contracts of learners that no worker has compiled yet';
