"""The stories, each told by a scammer or by somebody honest."""

from typing import Final

from learning.interactives.scam_chat.stories.friend import FRIEND
from learning.interactives.scam_chat.stories.gift import GIFT
from learning.interactives.scam_chat.stories.job import JOB
from learning.interactives.scam_chat.stories.relative import RELATIVE
from learning.interactives.scam_chat.stories.support import SUPPORT

STORIES: Final = (SUPPORT, RELATIVE, JOB, GIFT, FRIEND)
