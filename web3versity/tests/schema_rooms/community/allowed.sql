-- Two of everything, all of it allowed. Tests and other rooms name these rows by their ids.

INSERT INTO discussions (id, author_id, title, content, category) VALUES
    (1, 1, 'Why', '', 'help'), (2, 2, 'How', '', 'general');
INSERT INTO replies (id, discussion_id, author_id, content, is_solution, merged_from_id) VALUES
    (1, 1, 2, '', true, 2), (2, 1, 1, '', false, NULL);
INSERT INTO discussion_votes (id, user_id, discussion_id, reply_id, vote_type) VALUES
    (1, 2, 1, NULL, 'upvote'), (2, 1, 2, NULL, 'downvote'), (3, 1, NULL, 1, 'upvote'), (4, 2, NULL, 2, 'upvote');
INSERT INTO discussion_readers (id, user_id, discussion_id, is_following) VALUES (1, 1, 1, true), (2, 2, 1, false);
INSERT INTO post_revisions (id, discussion_id, reply_id, editor_id, content) VALUES (1, 1, NULL, 1, ''), (2, NULL, 1, 2, '');
INSERT INTO post_reports (id, reporter_id, discussion_id, reply_id, reason) VALUES
    (1, 2, 1, NULL, 'spam'), (2, 1, NULL, 1, 'scam');
INSERT INTO moderation_acts (id, actor_id, action, discussion_id) VALUES (1, 1, 'pin', 1), (2, NULL, 'hide', 1);
INSERT INTO suspensions (id, person_id, suspended_by_id, reason, until, lifted_at) VALUES
    (1, 2, 1, 'Spam.', now() + interval '1 day', NULL), (2, 2, 1, 'Spam.', now() + interval '1 day', now());
INSERT INTO notifications (id, user_id, kind, subject, title, url, read_at) VALUES
    (1, 1, 'reply', 'discussion:1', 'Why', '/', NULL), (2, 1, 'reply', 'discussion:1', 'Why', '/', now());
INSERT INTO notification_choices (id, user_id, kind, channel) VALUES (1, 1, 'reply', 'digest'), (2, 1, 'votes', 'never');
INSERT INTO digest_mails (id, user_id, day) VALUES (1, 1, '2026-01-01'), (2, 1, '2026-01-02');
INSERT INTO email_confirmations (id, user_id, address) VALUES (1, 1, 'ada@example.org'), (2, 1, 'ada@example.org');
INSERT INTO lesson_reports (id, lesson_id, reporter_id, words) VALUES (1, 1, 1, 'Wrong.'), (2, 1, NULL, 'Wrong.');
