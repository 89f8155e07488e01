"""How much one course may hold, however it comes to be: in the studio, or from another school."""

from typing import Final

MOST_LESSONS: Final = 100
MOST_PICTURES: Final = 200
