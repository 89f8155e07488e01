-- What every index of this room is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX users_pkey IS 'guarantees: one row per id; serves: the signed-in person by id, every request';
COMMENT ON INDEX users_evm_address_key IS 'guarantees: one person per wallet; serves: wallet sign-in by address';
COMMENT ON INDEX users_hedera_account_id_key IS
    'guarantees: one person per Hedera account; serves: who an account belongs to';
COMMENT ON INDEX users_username_key IS
    'guarantees: one person per username; serves: staff sign-in and admin search by whole username';
COMMENT ON INDEX users_username_lower_key IS
    'guarantees: no two usernames that differ by case alone; serves: a public profile by its address';
COMMENT ON INDEX users_standing_idx IS 'serves: refresh_leaderboard(), the learners of the boards in order';
COMMENT ON INDEX users_mention_idx IS 'serves: people whose name begins so, while an @mention is written';
COMMENT ON INDEX users_created_at_idx IS 'serves: the newest people first, in admin';

COMMENT ON INDEX courses_pkey IS 'guarantees: one row per id; serves: the course of an enrolment or lesson';
COMMENT ON INDEX courses_slug_key IS 'guarantees: one course per slug; serves: a course page by its address';
COMMENT ON INDEX courses_browse_idx IS 'serves: catalog filtered by track, by track and difficulty, or by all three';
COMMENT ON INDEX courses_category_idx IS 'serves: catalog filtered by category alone';
COMMENT ON INDEX courses_popular_idx IS 'serves: catalog sorted by popularity';
COMMENT ON INDEX courses_rated_idx IS 'serves: catalog sorted by rating';
COMMENT ON INDEX courses_newest_idx IS 'serves: catalog sorted by date of publication';
COMMENT ON INDEX courses_featured_idx IS 'serves: featured courses of the landing page';
COMMENT ON INDEX courses_search_idx IS 'serves: catalog search in titles and descriptions';

COMMENT ON INDEX lessons_pkey IS 'guarantees: one row per id; serves: the lesson of a completion or attempt';
COMMENT ON INDEX lessons_course_id_sequence_number_key IS
    'guarantees: one lesson per number of a course; serves: the outline of a course, and its first lesson';
COMMENT ON INDEX lessons_course_id_slug_key IS
    'guarantees: one lesson per slug of a course; serves: a lesson page by its address';
COMMENT ON INDEX lessons_content_idx IS 'serves: lessons whose content contains something, as one kind of question (admin)';
COMMENT ON INDEX lessons_search_idx IS 'serves: catalog search in the text of lessons, and lesson search in admin';

COMMENT ON INDEX course_prerequisites_pkey IS 'guarantees: one row per id; serves: edits of a prerequisite in admin';
COMMENT ON INDEX course_prerequisites_course_id_prerequisite_course_id_key IS
    'guarantees: a course asks for another once; serves: the prerequisites of a course';
COMMENT ON INDEX course_prereqs_opens_idx IS 'serves: the courses that ask for this one, and deleting a course';

COMMENT ON INDEX user_progress_pkey IS 'guarantees: one row per id; serves: updates of an enrolment';
COMMENT ON INDEX user_progress_user_id_course_id_key IS
    'guarantees: one enrolment per learner and course; serves: a learner''s enrolment in a course';
COMMENT ON INDEX user_progress_completed_idx IS 'serves: the courses a learner has finished';
COMMENT ON INDEX user_progress_active_idx IS 'serves: my active courses, last opened first';
COMMENT ON INDEX user_progress_course_idx IS 'serves: the enrolments of a course (new totals, analytics, deleting it)';
COMMENT ON INDEX user_progress_lesson_idx IS 'serves: who stands at a lesson, when it is deleted';

COMMENT ON INDEX lesson_completions_pkey IS 'guarantees: one row per id; serves: one completion in admin';
COMMENT ON INDEX lesson_completions_user_id_lesson_id_key IS
    'guarantees: a lesson is done once; serves: whether a learner has done a lesson';
COMMENT ON INDEX lesson_completions_recent_idx IS 'serves: what a learner did last, and the metrics of badges';
COMMENT ON INDEX lesson_completions_course_idx IS 'serves: the completions of a course (analytics, deleting it)';
COMMENT ON INDEX lesson_completions_lesson_idx IS 'serves: the completions of a lesson (analytics, deleting it)';

COMMENT ON INDEX quiz_attempts_pkey IS 'guarantees: one row per id; serves: one attempt with its result';
COMMENT ON INDEX quiz_attempts_latest_idx IS 'serves: a learner''s attempts at a quiz, the last first';
COMMENT ON INDEX quiz_attempts_course_idx IS 'serves: attempts and average score of an enrolment';
COMMENT ON INDEX quiz_attempts_lesson_idx IS 'serves: all attempts at a quiz (analytics, deleting it)';
COMMENT ON INDEX quiz_attempts_waiting_idx IS 'serves: attempts that wait to be graded, the oldest first';
COMMENT ON INDEX quiz_attempts_by_course_idx IS 'serves: all attempts in a course (analytics, deleting it)';

COMMENT ON INDEX course_ratings_pkey IS 'guarantees: one row per id; serves: one rating in admin';
COMMENT ON INDEX course_ratings_user_id_course_id_key IS
    'guarantees: one rating per learner and course; serves: a learner''s own rating, and deleting a learner';
COMMENT ON INDEX course_ratings_stars_idx IS 'serves: the average of a course without the table, and deleting a course';
COMMENT ON INDEX course_ratings_reviews_idx IS 'serves: the reviews of a course, newest first';
