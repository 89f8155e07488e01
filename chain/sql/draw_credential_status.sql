-- Gives a certificate a place of its own in the newest status list, drawn by chance. A list takes 65,536 of its 131,072
-- places, so that a free one is found soon.
CREATE OR REPLACE FUNCTION draw_credential_status(certificate bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    drawn bigint := nextval(pg_get_serial_sequence('credential_statuses', 'id'));
BEGIN
    LOOP
        INSERT INTO credential_statuses (id, certificate_id, list_number, position)
        VALUES (drawn, certificate, (drawn - 1) / 65536 + 1, floor(random() * 131072))
        ON CONFLICT (list_number, position) DO NOTHING;
        EXIT WHEN FOUND;
    END LOOP;
END;
$$;
