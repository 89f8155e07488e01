COMMENT ON INDEX glossary_terms_pkey IS 'guarantees: one row per id; serves: one term in admin, its spellings';
COMMENT ON INDEX glossary_terms_slug_key IS 'guarantees: one term per place on the page; serves: loading, what a term says to see';
COMMENT ON INDEX glossary_terms_lesson_idx IS 'serves: what goes with a lesson that is removed';
COMMENT ON INDEX glossary_terms_search_idx IS 'serves: the search of the site and of the glossary';
COMMENT ON INDEX glossary_spellings_pkey IS 'guarantees: one row per id; serves: one spelling in admin';
COMMENT ON INDEX glossary_spellings_key_key IS 'guarantees: one term per spelling; serves: the definitions beside a lesson';
COMMENT ON INDEX glossary_spellings_term_idx IS 'serves: what goes with a term that is removed';
