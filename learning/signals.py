"""What has happened in learning, announced in the past tense for whoever stands above.

Sent inside the transaction that made them true. A receiver may return a `Reward` (learning/lessons/rewards.py), which
the page then shows to the learner.
"""

from django.dispatch import Signal

# user_id, course_id
course_enrolled = Signal()

# user_id, lesson_id, lesson_type, xp (for the completion; 0 when it was done before), perfect_xp (for a score that
# became perfect; 0 otherwise)
lesson_completed = Signal()

# user_id, course_id, xp
course_completed = Signal()

# lesson_ids: lessons that the nightly trial found broken and that were sound before
lessons_broken = Signal()

# user_id, lesson_id: somebody did what they could in a lesson that is broken, or that we failed to grade
effort_lost = Signal()

# user_id: who has reviewed enough today for it to be a day of learning; may be sent again the same day
review_counted = Signal()

# user_id: whose account is about to be deleted; their row is locked. keeps_certificates: whether these stay valid.
# Receivers take away or unname what is theirs, in the order of locks.
account_deletion_started = Signal()

# user_id, session_id (of the row in sign_in_sessions), device ("Firefox on Android"): somebody signed in to the account
# from a browser that had not been signed in to it before. Not at the very first sign-in.
signed_in_from_new_browser = Signal()
