-- A text as it is compared: small letters without accents, vowel points, stretching strokes, and one form of letters that
-- are typed one for another (alef with and without hamza, ya and alef maksura, hooked letters of Hausa, digits).
CREATE OR REPLACE FUNCTION search_fold(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN octet_length(p_text) = length(p_text) THEN lower(p_text)
        ELSE normalize(
            translate(
                replace(replace(replace(
                    regexp_replace(
                        normalize(lower(normalize(p_text, NFKC) COLLATE pg_c_utf8), NFD),
                        '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670'
                        || '\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]', '', 'g'
                    ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
                'ıøłđðħŧŋɓɗɖƙƴƒɛɔəʋςىیېةہھەکٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯',
                'iolddhtnbddkyfeoevσيييههههكا0123456789012345678901234567890123456789'
            ),
            NFC
        )
    END;
$$;
