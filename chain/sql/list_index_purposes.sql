-- Indexes for the admin's lists at a million rows, and for its first page.
COMMENT ON INDEX transactions_failed_idx IS 'serves: failed transactions, the newest first, in admin';
COMMENT ON INDEX faucet_requests_failed_idx IS 'serves: payouts that failed lately, on the admin''s first page';
