-- What the indexes of status lists are for, as index_purposes.sql says it of the others.
COMMENT ON INDEX credential_statuses_pkey IS 'guarantees: one row per id; serves: one status by id';
COMMENT ON INDEX credential_statuses_certificate_id_key IS
    'guarantees: a certificate has one place in the lists; serves: the place of a certificate';
COMMENT ON INDEX credential_statuses_list_number_position_key IS
    'guarantees: a place belongs to one certificate; serves: whether a place is taken';
COMMENT ON INDEX credential_statuses_ended_idx IS 'serves: the set bits of a list';
