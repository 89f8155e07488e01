"""What has been earned, announced in the past tense for whoever stands above, and for this room's own receivers.

They are sent inside the transaction that made them true; the learner they are about is locked.
"""

from django.dispatch import Signal

# sender=UserAchievement; user_id, slugs (of the badges that are new)
achievement_earned = Signal()
