"""The model `altered_page`: find the page that was altered, say what the next page would have to carry, how many pages
the cheat must write anew, and which of two whole books is the true one."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.altered_page.book import PAGES, Books, Page, draw_books
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number

_BOOK = "learning/interactives/_book.html"
_TWO_BOOKS = "learning/interactives/_two_books.html"


class FindThePage(Part[Books]):
    tries = 2

    def ask(self, puzzle: Books) -> Asked:
        return Asked(
            _("Find the altered page"),
            (
                _(
                    "Twelve women save together. Each page of their book carries the hash of the page before it. Last "
                    "night somebody changed one amount, and wrote the new hash of that page below it."
                ),
                _("Everything else was left as it was. Which page was altered?"),
            ),
            picture=_BOOK,
            shown=_book(puzzle.found),
            fields=(Number("page", _("The number of the altered page"), least=Fraction(1), most=Fraction(PAGES)),),
        )

    def check(self, puzzle: Books, move: Move) -> Checked:
        given, right = int(move["page"]), puzzle.altered
        names = {"page": given, "next": given + 1, "hash": puzzle.found[given - 1].hash}
        if given == right:
            title, says = (
                _("Caught."),
                _("Page %(next)d still carries the hash that page %(page)d had before. Now %(hash)s stands there."),
            )
        elif given == right + 1:
            title, says = (
                _("Close, but no."),
                _("Its own entry is as it was. What does not fit is what it says of the page before it."),
            )
        elif given == PAGES:
            title, says = (_("Not this one."), _("Nothing comes after it, so nothing contradicts it."))
        else:
            title, says = (
                _("Not this one."),
                _("The hash below page %(page)d, %(hash)s, is the one that page %(next)d carries. They fit."),
            )
        return Checked(given == right, title, says % names, _page_number(right), _page_number(given))

    def tell(self, puzzle: Books) -> Asked:
        return Asked(_("The chain is broken here"), picture=_BOOK, shown=_book(puzzle.found, broken=puzzle.altered))

    def solve(self, puzzle: Books) -> Move:
        return {"page": str(puzzle.altered)}


class NextPage(Part[Books]):
    def ask(self, puzzle: Books) -> Asked:
        altered = puzzle.found[puzzle.altered - 1]
        names = {"page": puzzle.altered, "next": puzzle.altered + 1}
        return Asked(
            _("Now you are the cheat"),
            (
                _(
                    "You want the break to go away. So you write page %(next)d anew, in such a way that it fits page "
                    "%(page)d as it is now. The entry on it stays the same."
                )
                % names,
            ),
            facts=_around(puzzle),
            fields=(
                Choice(
                    "carries",
                    _("What must stand at the top of page %(next)d as the hash of the page before?") % names,
                    [(one, one) for one in sorted({altered.hash, *_old_hashes(puzzle)})],
                ),
            ),
        )

    def check(self, puzzle: Books, move: Move) -> Checked:
        right = puzzle.found[puzzle.altered - 1].hash
        says = {
            right: _("So page %(next)d fits again. But with another hash at its top, it has a new hash itself."),
            puzzle.honest[puzzle.altered - 1].hash: _("That is what stands there already. It does not fit any more."),
            puzzle.honest[puzzle.altered].hash: _(
                "That is the old hash of page %(next)d itself, not of the one before."
            ),
        }.get(move["carries"], _("That is the hash of an earlier page, two before."))
        names = {"next": puzzle.altered + 1}
        is_right = move["carries"] == right
        title = _("Right.") if is_right else _("That would not fit.")
        return Checked(is_right, title, says % names, right, move["carries"])

    def tell(self, puzzle: Books) -> Asked:
        after = puzzle.rebuilt[puzzle.altered]
        facts = [
            (_("Page %(page)d carries") % {"page": after.number}, after.before),
            (_("Its hash was"), puzzle.honest[puzzle.altered].hash),
            (_("Its hash is now"), after.hash),
            (_("Page %(page)d still carries") % {"page": after.number + 1}, puzzle.honest[puzzle.altered].hash),
        ]
        return Asked(_("The break has moved on by one page"), facts=facts)

    def solve(self, puzzle: Books) -> Move:
        return {"carries": puzzle.found[puzzle.altered - 1].hash}

    def hidden(self, puzzle: Books) -> list[str]:
        return [puzzle.rebuilt[puzzle.altered].hash, puzzle.rebuilt[-1].hash]


class HowMany(Part[Books]):
    def ask(self, puzzle: Books) -> Asked:
        names = {"page": puzzle.altered, "pages": PAGES}
        return Asked(
            _("How far must the cheat go?"),
            (
                _(
                    "The book has %(pages)d pages, and page %(page)d was altered. Each page that is written anew "
                    "breaks the one after it."
                )
                % names,
            ),
            fields=(
                Number(
                    "pages",
                    _("How many pages after page %(page)d must be written anew until no break is left?") % names,
                    most=Fraction(1000),
                ),
            ),
        )

    def check(self, puzzle: Books, move: Move) -> Checked:
        given, right = int(move["pages"]), puzzle.to_rewrite
        if given == right:
            title, says = _("Right."), _("All of them, up to the last. Then every page fits the one before it.")
        elif given == right + 1:
            title, says = _("One too many."), _("The altered page itself carries its new hash already.")
        else:
            title, says = _("No."), _("Begin with the page after the altered one, and go on to the end of the book.")
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Books) -> Asked:
        return Asked(
            _("No break is left. But look at the end"),
            picture=_TWO_BOOKS,
            shown={"rows": list(zip(puzzle.honest, puzzle.rebuilt, strict=True)), "altered": puzzle.altered},
        )

    def solve(self, puzzle: Books) -> Move:
        return {"pages": str(puzzle.to_rewrite)}

    def hidden(self, puzzle: Books) -> list[str]:
        return [puzzle.rebuilt[-1].hash]


class WhichBook(Part[Books]):
    tries = 1

    def ask(self, puzzle: Books) -> Asked:
        copies = _copies(puzzle)
        names = {"hash": puzzle.honest[-1].hash}
        return Asked(
            _("Which book is the true one?"),
            (
                _(
                    "Two books lie on the table. In both, every page fits the one before it. The day before, one of "
                    "the women wrote a single hash on her hand: %(hash)s, the one below the last page."
                )
                % names,
            ),
            facts=[(_("Book %(name)s ends with") % {"name": name}, copies[name][-1].hash) for name in "AB"],
            fields=(Choice("book", _("The true one is"), [(name, _book_name(name)) for name in "AB"]),),
        )

    def check(self, puzzle: Books, move: Move) -> Checked:
        right = "B" if puzzle.cheats_copy == "A" else "A"
        is_right = move["book"] == right
        title = _("Right.") if is_right else _("No.")
        says = _("The last hash depends on every page before it. Eight characters on a hand were enough to tell.")
        return Checked(is_right, title, says, _book_name(right), _book_name(move["book"]))

    def tell(self, puzzle: Books) -> Asked:
        return Asked(
            _("One hash speaks for the whole book"),
            (
                _(
                    "The cheat could rewrite her own book as often as she liked. What she could not rewrite is what "
                    "the others know. That is why many keep a copy."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Books) -> Move:
        return {"book": "B" if puzzle.cheats_copy == "A" else "A"}


class AlteredPage(PartsModel[Books]):
    name = "altered_page"
    proves = gettext_lazy(
        "Found the altered page of a chain of their own and rebuilt it as a cheat would: %(right)d of %(of)d right."
    )
    parts = (FindThePage(), NextPage(), HowMany(), WhichBook())

    def draw_puzzle(self, random: Random, options: Options) -> Books:
        return draw_books(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Books]], Move]]:
        return {
            "takes the page after it": lambda run: self.but(run, page=str(run.puzzle.altered + 1)),
            "takes the last page": lambda run: self.but(run, page=str(PAGES)),
            "carries the old hash": lambda run: self.but(run, carries=run.puzzle.honest[run.puzzle.altered - 1].hash),
            "counts the altered page too": lambda run: self.but(run, pages=str(run.puzzle.to_rewrite + 1)),
            "takes the cheat's book": lambda run: self.but(run, book=run.puzzle.cheats_copy),
        }


def _old_hashes(puzzle: Books) -> list[str]:
    place = puzzle.altered - 1
    return [puzzle.honest[place].hash, puzzle.honest[place + 1].hash, puzzle.honest[place - 1].hash]


def _copies(puzzle: Books) -> dict[str, tuple[Page, ...]]:
    other = "B" if puzzle.cheats_copy == "A" else "A"
    return {puzzle.cheats_copy: puzzle.rebuilt, other: puzzle.honest}


def _around(puzzle: Books) -> list[tuple[str, str]]:
    altered, after = puzzle.found[puzzle.altered - 1], puzzle.found[puzzle.altered]
    return [
        (_("Page %(page)d, carries") % {"page": altered.number}, altered.before),
        (_("Page %(page)d, its hash") % {"page": altered.number}, altered.hash),
        (_("Page %(page)d, carries") % {"page": after.number}, after.before),
        (_("Page %(page)d, its hash") % {"page": after.number}, after.hash),
    ]


def _book(pages: tuple[Page, ...], broken: int = 0) -> dict[str, Any]:
    return {"pages": pages, "broken": broken}


def _page_number(number: int) -> str:
    return _("page %(number)d") % {"number": number}


def _book_name(name: str) -> str:
    return _("Book %(name)s") % {"name": name}
