"""How many classes and learners there can be. Accounts cost nothing, so a network counts beside the person."""

from typing import Final

# Of one teacher at a time, and of one learner.
MOST_TAUGHT: Final = 12
MOST_JOINED: Final = 12
MOST_COURSES: Final = 30

DAY: Final = 24 * 3600
HOUR: Final = 3600
# Made within a day. A school whose teachers share a network makes its classes in one morning.
MOST_MADE: Final = 12
MOST_MADE_BY_NETWORK: Final = 120
# Codes tried within an hour. Fifty learners behind one address, each with slips, stay far below.
MOST_TRIED: Final = 30
MOST_TRIED_BY_NETWORK: Final = 1000
