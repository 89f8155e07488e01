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
