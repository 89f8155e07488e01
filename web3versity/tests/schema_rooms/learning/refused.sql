-- Under the name of each constraint, what it refuses.

-- users_total_xp_check
UPDATE users SET total_xp = -1 WHERE id = 1;

-- users_current_level_check
UPDATE users SET current_level = 0 WHERE id = 1;
UPDATE users SET current_level = 101 WHERE id = 1;

-- users_current_streak_check
UPDATE users SET current_streak = -1 WHERE id = 1;

-- users_longest_streak_check
UPDATE users SET current_streak = 5, longest_streak = 4 WHERE id = 1;

-- users_streak_freezes_check
UPDATE users SET streak_freezes = -1 WHERE id = 1;

-- users_counters_check
UPDATE users SET courses_completed = -1 WHERE id = 1;
UPDATE users SET lessons_completed = -1 WHERE id = 1;
UPDATE users SET badges_earned = -1 WHERE id = 1;
UPDATE users SET unread_notifications = -1 WHERE id = 1;

-- users_evm_address_check
UPDATE users SET evm_address = '0x12' WHERE id = 1;

-- users_role_check
UPDATE users SET role = 'owner' WHERE id = 1;

-- users_evm_address_key
UPDATE users SET evm_address = '0x' || repeat('2', 40) WHERE id = 1;

-- users_hedera_account_id_key
UPDATE users SET hedera_account_id = '0.0.2' WHERE id = 1;

-- users_username_key
UPDATE users SET username = 'Bea' WHERE id = 1;

-- users_username_lower_key
UPDATE users SET username = 'BEA' WHERE id = 1;

-- courses_slug_key
UPDATE courses SET slug = 'two' WHERE id = 1;

-- courses_track_check
UPDATE courses SET track = 'x' WHERE id = 1;

-- courses_difficulty_check
UPDATE courses SET difficulty = 'easy' WHERE id = 1;

-- courses_estimated_hours_check
UPDATE courses SET estimated_hours = 0 WHERE id = 1;

-- courses_average_rating_check
UPDATE courses SET average_rating = 5.01 WHERE id = 1;
UPDATE courses SET average_rating = -0.01 WHERE id = 1;

-- courses_counters_check
UPDATE courses SET total_lessons = -1 WHERE id = 1;
UPDATE courses SET enrollment_count = -1 WHERE id = 1;
UPDATE courses SET completion_count = -1 WHERE id = 1;
UPDATE courses SET total_ratings = -1 WHERE id = 1;

-- lessons_course_id_sequence_number_key
UPDATE lessons SET sequence_number = 2 WHERE id = 1;

-- lessons_course_id_slug_key
UPDATE lessons SET slug = 'second' WHERE id = 1;

-- lessons_lesson_type_check
UPDATE lessons SET lesson_type = 'video' WHERE id = 1;

-- lessons_numbers_check
UPDATE lessons SET duration_minutes = 0 WHERE id = 1;
UPDATE lessons SET sequence_number = 0 WHERE id = 1;

-- course_prerequisites_no_self_check
UPDATE course_prerequisites SET prerequisite_course_id = 1 WHERE id = 1;

-- course_prerequisites_course_id_prerequisite_course_id_key
INSERT INTO course_prerequisites (id, course_id, prerequisite_course_id) VALUES (99, 1, 2);

-- user_progress_user_id_course_id_key
INSERT INTO user_progress (id, user_id, course_id) VALUES (99, 1, 1);

-- user_progress_progress_percentage_check
UPDATE user_progress SET progress_percentage = 101 WHERE id = 1;
UPDATE user_progress SET progress_percentage = -1 WHERE id = 1;

-- user_progress_lessons_check
UPDATE user_progress SET lessons_completed = 3 WHERE id = 1;
UPDATE user_progress SET lessons_completed = -1 WHERE id = 1;

-- lesson_completions_user_id_lesson_id_key
INSERT INTO lesson_completions (id, user_id, lesson_id, course_id) VALUES (99, 1, 1, 1);

-- lesson_completions_score_percentage_check
UPDATE lesson_completions SET score_percentage = 101 WHERE id = 1;
UPDATE lesson_completions SET score_percentage = -1 WHERE id = 1;

-- lesson_completions_counts_check
UPDATE lesson_completions SET attempts = 0 WHERE id = 1;
UPDATE lesson_completions SET xp_earned = -1 WHERE id = 1;

-- lesson_completions_time_spent_check
UPDATE lesson_completions SET time_spent_seconds = -1 WHERE id = 1;

-- quiz_attempts_score_percentage_check
INSERT INTO quiz_attempts (id, user_id, lesson_id, course_id, answers, score_percentage, passing_score, is_passed)
    VALUES (99, 1, 2, 1, '{}', 101, 70, true);

-- quiz_attempts_status_check
UPDATE quiz_attempts SET status = 'lost' WHERE id = 2;
INSERT INTO quiz_attempts (user_id, lesson_id, course_id, answers, status, score_percentage, passing_score, is_passed)
    VALUES (1, 2, 1, '{}', 'waiting', 80, 70, false);
INSERT INTO quiz_attempts (user_id, lesson_id, course_id, answers, status, passing_score, is_passed)
    VALUES (1, 2, 1, '{}', 'failed', 70, true);
INSERT INTO quiz_attempts (user_id, lesson_id, course_id, answers, passing_score, is_passed)
    VALUES (1, 2, 1, '{}', 70, false);

-- quiz_attempts_passing_score_check
UPDATE quiz_attempts SET passing_score = 0 WHERE id = 1;

-- course_ratings_user_id_course_id_key
INSERT INTO course_ratings (id, user_id, course_id, stars) VALUES (99, 1, 1, 4);

-- course_ratings_stars_check
UPDATE course_ratings SET stars = 0 WHERE id = 1;
UPDATE course_ratings SET stars = 6 WHERE id = 1;

-- former_usernames_user_id_key
INSERT INTO former_usernames (id, user_id, username) VALUES (3, 1, 'ADA-once');

-- throttle_marks_scope_subject_key
INSERT INTO throttle_marks (id, scope, subject, hits, ends_at) VALUES (9, 'verify', 'person:1', 1, now());

-- throttle_marks_refused_check
UPDATE throttle_marks SET refused = 1 WHERE id = 1;
UPDATE throttle_marks SET refused_at = now() WHERE id = 1;
UPDATE throttle_marks SET refused = -1 WHERE id = 1;

-- sign_in_sessions_session_key_key
INSERT INTO sign_in_sessions (id, user_id, session_key) VALUES (3, 2, 'one');

-- second_factors_user_id_key
INSERT INTO second_factors (id, user_id, secret) VALUES (9, 1, 'sealed');

-- lesson_draws_open_key
INSERT INTO lesson_draws (id, user_id, lesson_id, seed, edition) VALUES (9, 1, 2, 'ef', 'toy 1');

-- lesson_draws_attempt_id_key
INSERT INTO lesson_draws (id, user_id, lesson_id, seed, edition, attempt_id) VALUES (9, 1, 2, 'ef', 'toy 1', 1);

-- lesson_images_course_id_name_key
INSERT INTO lesson_images (id, course_id, name, data) VALUES (9, 1, 'ab-1x1', '\x00');

-- dead_links_lesson_id_address_key
INSERT INTO dead_links (id, lesson_id, address, trouble, found_at) VALUES (9, 2, '/gone/', 'x', now());

-- dead_links_times_seen_check
INSERT INTO dead_links (id, lesson_id, address, trouble, found_at, times_seen) VALUES (9, 2, '/lost/', 'x', now(), 0);

-- glossary_terms_slug_key
INSERT INTO glossary_terms (id, slug, term, also, means, means_html) VALUES (9, 'hash', 'Hash', '', 'x', 'x');

-- glossary_spellings_key_key
INSERT INTO glossary_spellings (id, key, term_id) VALUES (9, 'hashes', 2);

-- lesson_readings_user_lesson_key
INSERT INTO lesson_readings (id, user_id, lesson_id, seed, opened_at) VALUES (9, 1, 2, 'ef', now());

-- review_cards_question_key
INSERT INTO review_cards (id, user_id, lesson_id, question_id, seed, stability, difficulty, due_at, answered_at)
VALUES (9, 1, 2, 'keys', 'cd', 2.5, 5, now(), now());

-- review_cards_memory_check
INSERT INTO review_cards (id, user_id, lesson_id, question_id, seed, stability, difficulty, due_at, answered_at)
VALUES (9, 1, 2, 'nonces', 'cd', 0, 5, now(), now());

-- review_cards_counts_check
INSERT INTO review_cards (id, user_id, lesson_id, question_id, seed, stability, difficulty, due_at, answered_at, answers, "right")
VALUES (9, 1, 2, 'nonces', 'cd', 2.5, 5, now(), now(), 1, 2);

-- code_works_user_lesson_key
INSERT INTO code_works (id, user_id, lesson_id, seed, variant) VALUES (9, 1, 2, 'cd', 0);

-- code_works_variant_check
INSERT INTO code_works (id, user_id, lesson_id, seed, variant) VALUES (9, 1, 1, 'cd', -1);

-- kept_verdicts_key_key
INSERT INTO kept_verdicts (id, key, feedback, judged_at) VALUES (9, 'ab', '{}', now());

-- courses_kept_in_check
UPDATE courses SET kept_in = 'a drawer' WHERE id = 1;

-- course_drafts_course_id_key
INSERT INTO course_drafts (id, course_id, details) VALUES (9, 1, '{}');

-- course_drafts_state_check
INSERT INTO course_drafts (id, course_id, details, state) VALUES (9, 2, '{}', 'lost');

-- course_drafts_schedule_check
INSERT INTO course_drafts (id, course_id, details, state) VALUES (9, 2, '{}', 'scheduled');

-- course_drafts_version_check
INSERT INTO course_drafts (id, course_id, details, version) VALUES (9, 2, '{}', 0);

-- lesson_drafts_lesson_id_key
INSERT INTO lesson_drafts (id, draft_id, lesson_id, slug, number, lesson_type, head, source)
VALUES (9, 1, 1, 'third', 3, 'text', '{}', '{}');

-- lesson_drafts_draft_slug_key
INSERT INTO lesson_drafts (id, draft_id, slug, number, lesson_type, head, source) VALUES (9, 1, 'first', 3, 'text', '{}', '{}');

-- lesson_drafts_draft_number_key
INSERT INTO lesson_drafts (id, draft_id, slug, number, lesson_type, head, source) VALUES (9, 1, 'third', 1, 'text', '{}', '{}');

-- lesson_drafts_type_check
INSERT INTO lesson_drafts (id, draft_id, slug, number, lesson_type, head, source) VALUES (9, 1, 'third', 3, 'song', '{}', '{}');

-- lesson_drafts_numbers_check
INSERT INTO lesson_drafts (id, draft_id, slug, number, lesson_type, head, source) VALUES (9, 1, 'third', 0, 'text', '{}', '{}');

-- classes_code_key
UPDATE classes SET code = '00000002' WHERE id = 1;

-- classes_code_check
UPDATE classes SET code = '1234567' WHERE id = 1;
UPDATE classes SET code = '1234567a' WHERE id = 1;

-- classes_seats_check
UPDATE classes SET seats = 0 WHERE id = 1;
UPDATE classes SET seats = 201 WHERE id = 1;

-- class_memberships_class_user_key
INSERT INTO class_memberships (id, school_class_id, user_id) VALUES (9, 1, 2);

-- class_memberships_removed_check
UPDATE class_memberships SET removed_at = now(), agreed_at = now() WHERE id = 1;

-- class_assignments_class_course_key
INSERT INTO class_assignments (id, school_class_id, course_id) VALUES (9, 1, 1);

-- class_assignments_dates_check
UPDATE class_assignments SET due_on = '2026-03-08' WHERE id = 1;

-- staff_acts_act_check
INSERT INTO staff_acts (id, actor_id, act) VALUES (9, 1, 'Change it');
-- insight_counts_cell_key
INSERT INTO insight_counts (id, rollup, day, cell, learners) VALUES (9, 'active_days', '2026-01-01', 'active', 1);

-- insight_counts_learners_check
UPDATE insight_counts SET learners = 0 WHERE id = 1;

-- course_imports_state_check
INSERT INTO course_imports (id, by_id, file_name, size, report, state) VALUES (9, 1, 'school.zip', 5, '{}', 'lost');

-- course_imports_numbers_check
INSERT INTO course_imports (id, by_id, file_name, size, report) VALUES (9, 1, 'school.zip', 0, '{}');

-- course_import_parts_import_number_key
INSERT INTO course_import_parts (id, course_import_id, number, data) VALUES (9, 1, 0, 'again');

-- course_import_parts_number_check
INSERT INTO course_import_parts (id, course_import_id, number, data) VALUES (9, 1, -1, 'before');
