"""The kinds of figure there are. A new one is a module with a class, and one line here."""

from typing import Final

from learning.content.figures.chain import Chain
from learning.content.figures.compare import Compare
from learning.content.figures.flow import Flow
from learning.content.figures.graph import Graph
from learning.content.figures.kind import FigureKind
from learning.content.figures.ledger import Ledger
from learning.content.figures.sequence import Sequence
from learning.content.figures.state import State
from learning.content.figures.tree import Tree

KINDS: Final[dict[str, FigureKind]] = {
    kind.name: kind for kind in (Chain(), Ledger(), Flow(), Tree(), Sequence(), Graph(), Compare(), State())
}
