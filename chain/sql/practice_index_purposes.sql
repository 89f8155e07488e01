-- What the practice network's indexes are for, as index_purposes.sql says it of the others.
COMMENT ON INDEX chain_lives_pkey IS 'guarantees: one row per id; serves: a life, in the admin';
COMMENT ON INDEX chain_lives_chain_id_epoch_key IS
    'guarantees: a life of a chain begins once; serves: the present life of a chain';
