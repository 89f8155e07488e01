"""The formats that are known, in the order in which they are looked for."""

from learning.imports.exercises.reader import ExerciseReader
from learning.imports.gift.reader import GiftReader
from learning.imports.moodle.reader import MoodleXmlReader
from learning.imports.olx.reader import OlxReader
from learning.imports.reader import Reader, register_reader
from learning.imports.schools.reader import SchoolReader

FORMATS: tuple[Reader, ...] = (OlxReader(), MoodleXmlReader(), GiftReader(), ExerciseReader(), SchoolReader())


def register_readers() -> None:
    """Called once, when the app is ready."""
    for reader in FORMATS:
        register_reader(reader)
