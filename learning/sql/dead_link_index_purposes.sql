COMMENT ON INDEX dead_links_pkey IS 'guarantees: one row per id; serves: one dead link in admin';
COMMENT ON INDEX dead_links_lesson_id_address_key IS
    'guarantees: a link of a lesson is dead once; serves: the dead links of a lesson, when they are looked at again';
