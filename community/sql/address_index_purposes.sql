-- What the indexes of e-mail addresses are for; they are younger than the room's other tables.
COMMENT ON INDEX email_confirmations_pkey IS 'guarantees: one row per id; serves: the link that was mailed';
COMMENT ON INDEX email_confirmations_user_idx IS 'serves: a person''s newest confirmations, and deleting a person';
