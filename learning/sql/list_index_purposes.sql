-- Indexes for the admin's lists at a million rows.
COMMENT ON INDEX users_staff_idx IS 'serves: staff among a million people, the newest first, in admin';
COMMENT ON INDEX users_closed_idx IS 'serves: accounts that are not active, the newest first, in admin';
