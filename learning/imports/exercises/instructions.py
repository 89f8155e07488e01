"""What an exercise says in words: Markdown of tracks as ours."""

import re
from typing import Final

from learning.imports.exercises.exercise import Exercise
from learning.imports.markdown.convert import convert_markdown
from learning.imports.surroundings import Surroundings
from learning.loader.front_matter import take_title

# "~~~~exercism/note": what is set apart from the text around it.
_SET_APART: Final = re.compile(
    r"^(?P<mark>~{3,}|`{3,})exercism/(?P<kind>\w+)[^\n]*\n(?P<words>.*?)\n(?P=mark)[ \t]*$", re.DOTALL | re.MULTILINE
)
_KINDS: Final = {"caution": "warning"}
_BLANK: Final = re.compile(r"^[ \t]+$", re.MULTILINE)


def words_of(exercise: Exercise, name: str, around: Surroundings, *, top_heading: int) -> str:
    """The file `name` of an exercise without its title, its highest headings at the level `top_heading`."""
    _title, body = take_title(exercise.text(name))
    apart = _SET_APART.sub(lambda found: f":::{_KINDS.get(found['kind'], 'note')}\n{found['words']}\n:::", body.strip())
    return _BLANK.sub("", convert_markdown(apart, around, top_heading=top_heading))
