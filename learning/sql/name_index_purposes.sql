-- What the index of names is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX users_name_parts_idx IS 'serves: people by any part of their name, in search and in admin';
