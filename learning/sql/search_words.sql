-- The words of a text, in small letters with one space between them: all that is neither letter, digit nor a mark on one is
-- a separator, in every script and whatever LC_CTYPE the database has. What has no width, and the stroke that stretches
-- Arabic words, is dropped. Behind each character of a script that writes no spaces (Thai to Khmer, Chinese, Japanese) or
-- whose particles stick to words (Korean) stands chr(2): it is a word of its own here.
CREATE OR REPLACE FUNCTION search_words(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN octet_length(p_text) = length(p_text) THEN regexp_replace(lower(p_text), '[^a-z0-9]+', ' ', 'g')
        ELSE regexp_replace(regexp_replace(
            regexp_replace(
                regexp_replace(
                    lower(normalize(p_text, NFKC) COLLATE pg_c_utf8),
                    '[\u00ad\u0640\u200b\u200d\u2060\ufe00-\ufe0f\ufeff]+', '', 'g'
                ),
                -- Modifier apostrophes are letters to Unicode; people type whichever apostrophe they find.
                '[\u02b9-\u02bf]|[^[:alnum:]'
                -- Marks and digits that [:alnum:] leaves out: of Latin and Cyrillic, Hebrew, Arabic, Syriac, N'Ko,
                || '\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u0669'
                || '\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u06f0-\u06f9\u0711-\u074a\u07c0-\u07f5'
                -- India and Sri Lanka, Thai, Lao, Tibetan, Burmese, Ethiopic, Khmer, kana and Adlam.
                || '\u0900-\u0963\u0966-\u096f\u0971-\u0df3\u0e00-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u0f18-\u0f39\u0f3e-\u0fbc'
                || '\u1000-\u1049\u1050-\u109d\u135d-\u135f\u1780-\u17d3\u17dc-\u17e9\u3099\u309a\U0001e944-\U0001e959]+'
                COLLATE pg_c_utf8, ' ', 'g'
            ),
            '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3'
            || '\uf900-\ufaff\U00020000-\U0003ffff])', E'\\1\x02 ', 'g'
        ), E'([^ \x02])([^ ]\x02)', '\1 \2', 'g')
    END;
$$;
