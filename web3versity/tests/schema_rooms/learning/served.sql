-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- users_evm_address_key
SELECT * FROM users WHERE evm_address = '0x' || lpad('1f', 40, '0');

-- users_hedera_account_id_key
SELECT * FROM users WHERE hedera_account_id = '0.0.7';

-- users_username_key
SELECT * FROM users WHERE username = 'learner-7';

-- users_username_lower_key
SELECT * FROM users WHERE lower(username) = 'learner-7';

-- users_standing_idx
SELECT id FROM users WHERE is_active AND show_on_leaderboard ORDER BY total_xp DESC, created_at, id LIMIT 100;

-- users_created_at_idx
SELECT * FROM users ORDER BY created_at DESC, id DESC LIMIT 100;

-- users_staff_idx
SELECT * FROM users WHERE is_staff ORDER BY created_at DESC, id DESC LIMIT 100;

-- users_closed_idx
SELECT * FROM users WHERE NOT is_active ORDER BY created_at DESC, id DESC LIMIT 100;

-- users_mention_idx
SELECT username FROM users WHERE is_active AND profile_public AND lower(username) LIKE 'learner-77%'
 ORDER BY lower(username) USING ~<~ LIMIT 8;

-- courses_slug_key
SELECT * FROM courses WHERE slug = 'course-7';

-- courses_browse_idx
SELECT * FROM v_course_catalog WHERE track = 'explorer' AND difficulty = 'beginner';

-- courses_category_idx
SELECT * FROM v_course_catalog WHERE category = 'category-7';

-- courses_popular_idx
SELECT * FROM v_course_catalog ORDER BY enrollment_count DESC, id LIMIT 12;

-- courses_rated_idx
SELECT * FROM v_course_catalog ORDER BY average_rating DESC, total_ratings DESC, id LIMIT 12;

-- courses_newest_idx
SELECT * FROM v_course_catalog ORDER BY published_at DESC NULLS LAST, id DESC LIMIT 12;

-- courses_featured_idx
SELECT * FROM v_course_catalog WHERE is_featured ORDER BY id LIMIT 3;

-- courses_search_idx
SELECT id FROM v_course_catalog WHERE search @@ search_query('77');

-- lessons_course_id_sequence_number_key
SELECT * FROM lessons WHERE course_id = 7 ORDER BY sequence_number LIMIT 1;

-- lessons_course_id_slug_key
SELECT * FROM lessons WHERE course_id = 7 AND slug = 'lesson-20';

-- lessons_content_idx
SELECT * FROM lessons WHERE content @> '{"questions": [{"kind": "ordering"}]}';

-- lessons_search_idx
SELECT id FROM lessons WHERE search @@ search_query('77');

-- course_prerequisites_course_id_prerequisite_course_id_key
SELECT prerequisite_course_id FROM course_prerequisites WHERE course_id = 7;

-- course_prereqs_opens_idx
SELECT * FROM course_prerequisites WHERE prerequisite_course_id = 7;

-- user_progress_user_id_course_id_key
SELECT * FROM user_progress WHERE user_id = 7 AND course_id = 303;

-- user_progress_completed_idx
SELECT course_id FROM user_progress WHERE user_id = 7 AND completed_at IS NOT NULL;

-- user_progress_active_idx
SELECT * FROM user_progress WHERE user_id = 7 ORDER BY last_accessed_at DESC LIMIT 3;

-- user_progress_course_idx
SELECT * FROM user_progress WHERE course_id = 7;

-- user_progress_lesson_idx
SELECT * FROM user_progress WHERE current_lesson_id = 7;

-- lesson_completions_user_id_lesson_id_key
SELECT * FROM lesson_completions WHERE user_id = 7 AND lesson_id = 7;

-- lesson_completions_recent_idx
SELECT * FROM lesson_completions WHERE user_id = 7 ORDER BY completed_at DESC LIMIT 3;

-- lesson_completions_course_idx
SELECT count(*) FROM lesson_completions WHERE course_id = 7;

-- lesson_completions_lesson_idx
SELECT count(*) FROM lesson_completions WHERE lesson_id = 7;

-- quiz_attempts_latest_idx
SELECT * FROM quiz_attempts WHERE user_id = 7 AND lesson_id = 51 ORDER BY submitted_at DESC LIMIT 1;

-- quiz_attempts_course_idx
SELECT avg(score_percentage) FROM quiz_attempts WHERE user_id = 7 AND course_id = 7;

-- quiz_attempts_lesson_idx
SELECT * FROM quiz_attempts WHERE lesson_id = 51;

-- quiz_attempts_waiting_idx
SELECT id FROM quiz_attempts WHERE status = 'waiting' AND submitted_at < now() ORDER BY submitted_at LIMIT 1000;

-- quiz_attempts_by_course_idx
SELECT * FROM quiz_attempts WHERE course_id = 7;

-- course_ratings_user_id_course_id_key
SELECT * FROM course_ratings WHERE user_id = 7 AND course_id = 303;

-- course_ratings_stars_idx
SELECT count(*), avg(stars) FROM course_ratings WHERE course_id = 7;

-- course_ratings_reviews_idx
SELECT * FROM course_ratings WHERE course_id = 7 AND review <> '' ORDER BY updated_at DESC, id DESC LIMIT 5;

-- former_usernames_user_id_key
SELECT * FROM former_usernames WHERE user_id = 7 ORDER BY id;

-- former_usernames_name_idx
SELECT user_id FROM former_usernames WHERE lower(username) = 'former-7';

-- former_usernames_left_idx
DELETE FROM former_usernames WHERE user_id IS NULL AND given_up_at <= now() - interval '180 days';

-- throttle_marks_scope_subject_key
SELECT * FROM throttle_marks WHERE scope = 'scope-2' AND subject = 'person:7';

-- throttle_marks_refused_idx
SELECT * FROM throttle_marks WHERE refused > 0 ORDER BY refused_at DESC, id DESC LIMIT 100;

-- throttle_marks_ended_idx
SELECT * FROM throttle_marks WHERE ends_at < '2026-06-01 01:00+00';

-- sign_in_sessions_session_key_key
DELETE FROM sign_in_sessions WHERE session_key = 'key-7-1';

-- sign_in_sessions_user_idx
SELECT * FROM sign_in_sessions WHERE user_id = 7 ORDER BY last_used_at DESC;

-- users_name_parts_idx
SELECT id FROM users WHERE name_parts(username) @> name_parts('er-77') AND name_letters(username) LIKE '%er77%';

-- second_factors_user_id_key
SELECT * FROM second_factors WHERE user_id = 7;

-- lesson_draws_open_key
SELECT * FROM lesson_draws WHERE user_id = 7 AND lesson_id = 51 AND attempt_id IS NULL;

-- lesson_draws_attempt_id_key
SELECT * FROM lesson_draws WHERE attempt_id = 7;

-- lesson_draws_user_idx
SELECT * FROM lesson_draws WHERE user_id = 7;

-- lesson_draws_lesson_idx
SELECT * FROM lesson_draws WHERE lesson_id = 51;

-- lesson_images_course_id_name_key
SELECT name FROM lesson_images WHERE course_id = 51;

-- lesson_images_name_idx
SELECT data FROM lesson_images WHERE name = md5('7-7') || '-1x1' LIMIT 1;

-- dead_links_lesson_id_address_key
SELECT address FROM dead_links WHERE lesson_id = 77;

-- glossary_terms_slug_key
SELECT * FROM glossary_terms WHERE slug = 'term-77';

-- glossary_terms_lesson_idx
SELECT * FROM glossary_terms WHERE lesson_id = 51;

-- glossary_terms_search_idx
SELECT id FROM glossary_terms WHERE search @@ search_query('meaning77');

-- glossary_spellings_term_idx
SELECT * FROM glossary_spellings WHERE term_id = 7;

-- glossary_spellings_key_key
SELECT * FROM glossary_spellings WHERE key = 'term-77s';

-- lesson_readings_user_lesson_key
SELECT max(spent_until) FROM lesson_readings WHERE user_id = 7;

-- lesson_readings_lesson_idx
SELECT * FROM lesson_readings WHERE lesson_id = 51;

-- review_cards_question_key
SELECT * FROM review_cards WHERE user_id = 7 AND lesson_id = 51 AND question_id = 'question-1';

-- review_cards_due_idx
SELECT * FROM review_cards WHERE user_id = 7 AND due_at <= now() ORDER BY due_at LIMIT 20;

-- review_cards_lesson_idx
SELECT * FROM review_cards WHERE lesson_id = 51;

-- code_works_user_lesson_key
SELECT * FROM code_works WHERE user_id = 7 AND lesson_id = 51;

-- code_works_lesson_idx
SELECT * FROM code_works WHERE lesson_id = 51;

-- kept_verdicts_key_key
SELECT feedback FROM kept_verdicts WHERE key = md5('7') AND judged_at > '2026-06-01 00:00+00' ORDER BY id LIMIT 1;

-- kept_verdicts_judged_idx
SELECT id FROM kept_verdicts WHERE judged_at < '2026-06-01 01:00+00';

-- courses_author_idx
SELECT * FROM courses WHERE author_id = 7;

-- course_drafts_course_id_key
SELECT * FROM course_drafts WHERE course_id = 7;

-- course_drafts_submitter_idx
SELECT * FROM course_drafts WHERE submitted_by_id = 7;

-- course_drafts_waiting_idx
SELECT * FROM course_drafts WHERE state IN ('in_review', 'scheduled') ORDER BY state_since LIMIT 20;

-- lesson_drafts_lesson_id_key
SELECT * FROM lesson_drafts WHERE lesson_id = 51;

-- lesson_drafts_draft_slug_key
SELECT * FROM lesson_drafts WHERE draft_id = 7 AND slug = 'lesson-20';

-- lesson_drafts_draft_number_key
SELECT * FROM lesson_drafts WHERE draft_id = 7 ORDER BY number LIMIT 1;

-- draft_revisions_history_idx
SELECT * FROM draft_revisions WHERE draft_id = 7 AND lesson_slug = 'lesson-20' ORDER BY id DESC LIMIT 20;

-- draft_revisions_by_idx
SELECT * FROM draft_revisions WHERE by_id = 7;

-- classes_code_key
SELECT * FROM classes WHERE code = '00000077' AND is_open;

-- classes_teacher_idx
SELECT * FROM classes WHERE teacher_id = 7;

-- class_memberships_class_user_key
SELECT * FROM class_memberships WHERE school_class_id = 7 AND removed_at IS NULL AND agreed_at IS NOT NULL;

-- class_memberships_user_idx
SELECT * FROM class_memberships WHERE user_id = 7 AND removed_at IS NULL;

-- class_assignments_class_course_key
SELECT * FROM class_assignments WHERE school_class_id = 7;

-- class_assignments_course_idx
SELECT * FROM class_assignments WHERE course_id = 51;

-- staff_acts_actor_idx
SELECT * FROM staff_acts WHERE actor_id = 7 ORDER BY id DESC LIMIT 20;

-- staff_acts_person_idx
SELECT * FROM staff_acts WHERE person_id = 7 ORDER BY id DESC LIMIT 20;
-- user_progress_enrolled_idx
SELECT course_id, count(*) FROM user_progress WHERE enrollment_date >= '2030-02-01' AND enrollment_date < '2030-02-02' GROUP BY 1;

-- lesson_completions_day_idx
SELECT * FROM lesson_completions WHERE completed_at >= '2026-02-01' AND completed_at < '2026-02-02';

-- quiz_attempts_day_idx
SELECT * FROM quiz_attempts WHERE submitted_at >= '2026-02-01' AND submitted_at < '2026-02-02';

-- lesson_readings_opened_idx
SELECT * FROM lesson_readings WHERE opened_at >= '2030-02-01' AND opened_at < '2030-02-02';

-- insight_counts_cell_key
DELETE FROM insight_counts WHERE rollup = 'rollup-1' AND day = '2026-02-01';

-- insight_counts_course_idx
SELECT cell, sum(learners) FROM insight_counts WHERE course_id = 7 AND rollup = 'rollup-2' GROUP BY 1;

-- insight_counts_lesson_idx
SELECT cell, sum(learners) FROM insight_counts WHERE lesson_id = 7 GROUP BY 1;

-- course_imports_mine_idx
SELECT id, file_name, state FROM course_imports WHERE by_id = 7 ORDER BY id DESC LIMIT 20;

-- course_imports_draft_idx
SELECT * FROM course_imports WHERE draft_id = 7;

-- course_imports_open_idx
SELECT id FROM course_imports WHERE state = 'waiting' AND heard_at < '2026-01-01 08:00+00' ORDER BY heard_at;

-- course_import_parts_import_number_key
SELECT data FROM course_import_parts WHERE course_import_id = 7 ORDER BY number;
