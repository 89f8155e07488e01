COMMENT ON INDEX former_usernames_pkey IS 'guarantees: one row per id; serves: one of them in the admin';
COMMENT ON INDEX former_usernames_user_id_key IS
    'guarantees: one row per person and name they gave up; serves: what a deleted account leaves behind, the export';
COMMENT ON INDEX former_usernames_name_idx IS
    'serves: whether a name rests, where the profile of an old name leads, and whom a mention meant';
COMMENT ON INDEX former_usernames_left_idx IS 'serves: forgetting the names of those who have left, when they have rested';
