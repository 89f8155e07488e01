-- Words as they are written, without those that stand everywhere in English.
DROP TEXT SEARCH CONFIGURATION IF EXISTS search_exact;
DROP TEXT SEARCH DICTIONARY IF EXISTS search_exact;
CREATE TEXT SEARCH DICTIONARY search_exact (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION search_exact (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION search_exact ALTER MAPPING FOR asciiword WITH search_exact;
