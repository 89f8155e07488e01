-- Roll-up of one month (UTC), of which p_day is the first day: wallets that the faucet paid, the whole HBAR that they got,
-- and wallets that got a certificate or a badge minted.
CREATE OR REPLACE FUNCTION insight_volumes(p_day date)
RETURNS TABLE (course_id bigint, lesson_id bigint, cell text, learners bigint) LANGUAGE sql STABLE AS $$
    WITH bounds AS (
        SELECT p_day::timestamp AT TIME ZONE 'UTC' AS since, (p_day + interval '1 month') AT TIME ZONE 'UTC' AS until
    ), paid AS (
        SELECT f.evm_address, f.amount_hbar FROM faucet_requests f, bounds b
         WHERE f.requested_at >= b.since AND f.requested_at < b.until AND f.status = 'completed'
    )
    SELECT NULL::bigint, NULL::bigint, 'paid', count(DISTINCT p.evm_address) FROM paid p
    UNION ALL
    SELECT NULL, NULL, 'hbar', coalesce(floor(sum(p.amount_hbar)), 0)::bigint FROM paid p
    UNION ALL
    SELECT NULL, NULL, t.transaction_type, count(DISTINCT t.to_account)
      FROM transactions t, bounds b
     WHERE t.transaction_type IN ('nft_mint_certificate', 'nft_mint_badge') AND t.status = 'success'
       AND t.created_at >= b.since AND t.created_at < b.until
     GROUP BY 3;
$$;
