COMMENT ON INDEX lesson_images_pkey IS 'guarantees: one row per id; serves: what is removed when a course no longer shows it';
COMMENT ON INDEX lesson_images_course_id_name_key IS 'guarantees: a picture stands once in a course; serves: the pictures of a course when it is loaded';
COMMENT ON INDEX lesson_images_name_idx IS 'serves: the picture at an address';
