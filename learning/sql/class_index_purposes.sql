-- What the indexes of classes are for. docs/database.md repeats it.
COMMENT ON INDEX classes_pkey IS 'guarantees: one row per id; serves: the page of a class';
COMMENT ON INDEX classes_code_key IS 'guarantees: a code opens one class; serves: joining by it';
COMMENT ON INDEX classes_teacher_idx IS 'serves: the classes that somebody teaches, what ends with a deleted account';
COMMENT ON INDEX class_memberships_pkey IS 'guarantees: one row per id; serves: the learner that is removed';
COMMENT ON INDEX class_memberships_class_user_key IS
    'guarantees: nobody is in a class twice; serves: who is in a class, whether somebody is';
COMMENT ON INDEX class_memberships_user_idx IS
    'serves: the classes and assignments of a learner, what goes with a deleted account';
COMMENT ON INDEX class_assignments_pkey IS 'guarantees: one row per id; serves: the assignment in the admin';
COMMENT ON INDEX class_assignments_class_course_key IS
    'guarantees: a class has a course once; serves: what is assigned to a class';
COMMENT ON INDEX class_assignments_course_idx IS 'serves: who asks for a course, what goes with one that is deleted';
