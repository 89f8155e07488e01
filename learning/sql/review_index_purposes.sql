COMMENT ON INDEX review_cards_pkey IS 'guarantees: one row per id; serves: the card that is answered';
COMMENT ON INDEX review_cards_question_key IS 'guarantees: one card per learner and question; serves: what was missed once more';
COMMENT ON INDEX review_cards_due_idx IS 'serves: what is due for a learner, what goes with a deleted account';
COMMENT ON INDEX review_cards_lesson_idx IS 'serves: what goes with a lesson that is removed';
