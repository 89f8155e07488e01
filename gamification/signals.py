"""What has been earned, announced in the past tense for whoever stands above, and for this room's own receivers.

They are sent inside the transaction that made them true; the learners they are about are locked.
"""

from django.dispatch import Signal

# sender=UserAchievement; earned: the slugs of the badges that are new, by the learner's id
achievement_earned = Signal()
