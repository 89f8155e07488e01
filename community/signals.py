"""What has happened in the forum, announced in the past tense for whoever stands above.

They are sent inside the transaction that made them true; the learner they are about is locked already.
"""

from django.dispatch import Signal

# user_id, discussion_id
thread_started = Signal()

# user_id, discussion_id, reply_id
reply_posted = Signal()

# user_id (who wrote the answer), discussion_id, reply_id, asker_id (None when they have left), giver_id (whose learning
# says what it is worth; None: a moderator's word), network (where from; None when unknown)
answer_accepted = Signal()

# user_id (who wrote the post), post ("discussion:5" or "reply:12"), voter_id, giver_id and network as above
upvote_received = Signal()

# entry_id: a line of the audit log was written; the person it is about is locked
post_moderated = Signal()

# report_id: somebody decided what becomes of a mistake that was told of
lesson_report_decided = Signal()

# notification_ids: rows whose people chose to have them mailed at once
emails_wanted = Signal()

# confirmation_id: a link that proves an address is to be mailed there
confirmation_requested = Signal()
