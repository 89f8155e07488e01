COMMENT ON INDEX sign_in_sessions_pkey IS 'guarantees: one row per id; serves: the browser that somebody signs out';
COMMENT ON INDEX sign_in_sessions_session_key_key IS
    'guarantees: one row per session; serves: a session that is used, gets a new key, or ends';
COMMENT ON INDEX sign_in_sessions_user_idx IS
    'serves: where somebody is signed in, and what goes with a deleted account';
