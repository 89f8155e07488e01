"""The moderation actions of the forum: one class each, in a module named by it."""

from typing import Any, Final

from community.moderation.actions.accept import SolveThread, UnsolveThread
from community.moderation.actions.dismiss import DismissReports, ReopenReports
from community.moderation.actions.edit import EditPost
from community.moderation.actions.hide import HidePost, RestorePost
from community.moderation.actions.lock import LOCK, UNLOCK
from community.moderation.actions.merge import MergeThread
from community.moderation.actions.move import MoveThread
from community.moderation.actions.pin import PIN, UNPIN
from community.moderation.actions.suspend import LiftSuspension, SuspendPerson
from community.moderation.actions.unmerge import UnmergeThread
from community.moderation.base import ModerationAction

# In the order in which they are offered.
FORUM_ACTIONS: Final[tuple[ModerationAction[Any], ...]] = (
    PIN,
    UNPIN,
    LOCK,
    UNLOCK,
    SolveThread(),
    UnsolveThread(),
    MoveThread(),
    MergeThread(),
    EditPost(),
    HidePost(),
    RestorePost(),
    UnmergeThread(),
    SuspendPerson(),
    LiftSuspension(),
    DismissReports(),
    ReopenReports(),
)
