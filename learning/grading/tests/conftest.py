from collections.abc import Iterator

import pytest

from learning.grading.kept import Box


@pytest.fixture(scope="session")
def box() -> Iterator[Box]:
    """A box that answers probes too."""
    made = Box(probing=True)
    made.start()
    yield made
    made.stop()
