-- Two of everything, all of it allowed. Tests and other rooms name these rows by their ids.

INSERT INTO users (id, username, evm_address, hedera_account_id) VALUES
    (1, 'ada', '0x1111111111111111111111111111111111111111', '0.0.1'),
    (2, 'Bea', '0x2222222222222222222222222222222222222222', '0.0.2');
INSERT INTO courses (id, slug, title, description, track, category, difficulty, estimated_hours) VALUES
    (1, 'one', 'One', '', 'explorer', 'wallets', 'beginner', 1),
    (2, 'two', 'Two', '', 'developer', 'wallets', 'advanced', 0.5);
INSERT INTO lessons (id, course_id, slug, title, lesson_type, content, sequence_number) VALUES
    (1, 1, 'first', 'First', 'text', '{}', 1), (2, 1, 'second', 'Second', 'quiz', '{}', 2);
INSERT INTO course_prerequisites (id, course_id, prerequisite_course_id) VALUES (1, 1, 2);
INSERT INTO user_progress (id, user_id, course_id) VALUES (1, 1, 1), (2, 2, 1);
INSERT INTO lesson_completions (id, user_id, lesson_id, course_id) VALUES (1, 1, 1, 1), (2, 1, 2, 1);
INSERT INTO quiz_attempts (id, user_id, lesson_id, course_id, answers, score_percentage, passing_score, is_passed)
    VALUES (1, 1, 2, 1, '{}', 0, 70, false);
INSERT INTO quiz_attempts (id, user_id, lesson_id, course_id, answers, status, passing_score, is_passed)
    VALUES (2, 1, 2, 1, '{}', 'waiting', 70, false);
INSERT INTO course_ratings (id, user_id, course_id, stars) VALUES (1, 1, 1, 5);
INSERT INTO former_usernames (id, user_id, username) VALUES (1, 1, 'ada-once'), (2, NULL, 'gone');
INSERT INTO throttle_marks (id, scope, subject, hits, ends_at) VALUES (1, 'verify', 'person:1', 1, now());
INSERT INTO sign_in_sessions (id, user_id, session_key) VALUES (1, 1, 'one'), (2, 1, 'two');
INSERT INTO second_factors (id, user_id, secret) VALUES (1, 1, 'sealed');
INSERT INTO lesson_draws (id, user_id, lesson_id, seed, edition, attempt_id) VALUES
    (1, 1, 2, 'ab', 'toy 1', NULL), (2, 1, 2, 'cd', 'toy 1', 1);
INSERT INTO lesson_images (id, course_id, name, data) VALUES (1, 1, 'ab-1x1', '\x00');
INSERT INTO glossary_terms (id, slug, term, also, means, means_html, lesson_id) VALUES
    (1, 'hash', 'Hash', 'hashes', 'A fingerprint.', 'A fingerprint.', 1),
    (2, 'ledger', 'Ledger', '', 'A list.', 'A list.', NULL);
INSERT INTO glossary_spellings (id, key, term_id) VALUES (1, 'hash', 1), (2, 'hashes', 1);

INSERT INTO lesson_readings (id, user_id, lesson_id, seed, opened_at) VALUES (1, 1, 1, 'ab', now()), (2, 1, 2, 'cd', now());
INSERT INTO lesson_faults (lesson_id, sentences, found_at) VALUES (2, '["It cannot be read."]', now());
INSERT INTO dead_links (id, lesson_id, address, trouble, found_at) VALUES (1, 2, '/gone/', 'No such address.', now());
INSERT INTO review_cards (id, user_id, lesson_id, question_id, seed, stability, difficulty, due_at, answered_at)
VALUES (1, 1, 2, 'keys', 'ab', 2.5, 5, now(), now());
INSERT INTO code_works (id, user_id, lesson_id, seed, variant) VALUES (1, 1, 2, 'ab', 0);
INSERT INTO kept_verdicts (id, key, feedback, judged_at) VALUES (1, 'ab', '{}', now());
INSERT INTO course_drafts (id, course_id, details, submitted_by_id) VALUES (1, 1, '{}', 1);
INSERT INTO lesson_drafts (id, draft_id, lesson_id, slug, number, lesson_type, head, source) VALUES
    (1, 1, 1, 'first', 1, 'text', '{}', '{}'), (2, 1, NULL, 'second', 2, 'quiz', '{}', '{}');
INSERT INTO draft_revisions (id, draft_id, data, by_id) VALUES (1, 1, '{}', 1);
INSERT INTO classes (id, teacher_id, name, code, code_made_at, seats) VALUES
    (1, 1, 'Tuesday', '00000001', now(), 40), (2, 1, 'Friday', '00000002', now(), 40);
INSERT INTO class_memberships (id, school_class_id, user_id) VALUES (1, 1, 2);
INSERT INTO class_assignments (id, school_class_id, course_id, starts_on, due_on) VALUES (1, 1, 1, '2026-03-09', '2026-03-09');
INSERT INTO staff_acts (id, actor_id, person_id, act) VALUES (1, 1, 2, 'change'), (2, NULL, NULL, 'add');
INSERT INTO insight_counts (id, rollup, day, course_id, lesson_id, cell, learners) VALUES
    (1, 'courses', '2026-01-01', 1, NULL, 'enrolled', 1), (2, 'active_days', '2026-01-01', NULL, NULL, 'active', 1);
INSERT INTO insight_days (day) VALUES ('2026-01-01');
INSERT INTO course_imports (id, by_id, file_name, size, report, draft_id) VALUES (1, 1, 'school.zip', 5, '{}', 1);
INSERT INTO course_import_parts (id, course_import_id, number, data) VALUES (1, 1, 0, 'PK'), (2, 1, 1, 'end');
