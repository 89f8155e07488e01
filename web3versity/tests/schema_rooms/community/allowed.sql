-- Two of everything, all of it allowed. Tests and other rooms name these rows by their ids.

INSERT INTO discussions (id, author_id, title, content, category) VALUES
    (1, 1, 'Why', '', 'help'), (2, 1, 'How', '', 'general');
INSERT INTO replies (id, discussion_id, author_id, content, is_solution) VALUES
    (1, 1, 2, '', true), (2, 1, 1, '', false);
INSERT INTO discussion_votes (id, user_id, discussion_id, reply_id, vote_type) VALUES
    (1, 1, 1, NULL, 'upvote'), (2, 2, 1, NULL, 'downvote'), (3, 1, NULL, 1, 'upvote'), (4, 2, NULL, 1, 'upvote');
