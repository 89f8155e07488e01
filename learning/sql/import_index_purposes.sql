COMMENT ON INDEX course_imports_pkey IS 'guarantees: one row per id; serves: one import, whose page asks for it again and again';
COMMENT ON INDEX course_imports_mine_idx IS 'serves: the imports of somebody, the latest first, and what goes with a deleted account';
COMMENT ON INDEX course_imports_draft_idx IS 'serves: what a removed draft leaves behind';
COMMENT ON INDEX course_imports_open_idx IS 'serves: imports that a worker lost, and files that nobody came back for';
COMMENT ON INDEX course_import_parts_pkey IS 'guarantees: one row per id; serves: one part in admin';
COMMENT ON INDEX course_import_parts_import_number_key IS 'guarantees: a part is kept once; serves: the parts of a file in order';
