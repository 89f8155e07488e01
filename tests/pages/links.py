"""Following every link that the pages show, as those who see it."""

from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.pages.collect import Collector, Page
from tests.pages.tree import Element, parse_html


def find_broken_links(pages: Iterable[Page]) -> list[str]:
    """Links inside the site that answer 400 or worse, and fragments that are nowhere on the page they lead to."""
    pages = list(pages)
    follower = _Follower({page.visit.path: page.visit.status for page in pages if page.visit.is_page})
    return sorted({trouble for page in pages for trouble in follower.follow(page)})


class _Follower:
    def __init__(self, expected: dict[str, int]) -> None:
        self._expected = expected
        self._collector = Collector()
        # By person and address: the status, and the ids on the page.
        self._known: dict[tuple[int | None, str], tuple[int, frozenset[str]]] = {}

    def follow(self, page: Page) -> Iterator[str]:
        root = parse_html(page.html)
        person = page.visit.person
        if page.visit.is_page:
            self._known[(person.pk if person else None, page.visit.path)] = (page.status, _ids(root))
        for link in _links(root):
            address, fragment = urldefrag(urljoin(page.visit.path, link))
            if urlsplit(address).netloc or urlsplit(address).scheme:
                continue
            if link.startswith("#"):
                # The page itself, which may be the answer to a form.
                status, ids = 200, _ids(root)
            else:
                status, ids = self._open(page, address)
            if status >= 400 and status != self._expected.get(address):
                yield f"{address} answers {status} ({page.name})"
            elif fragment and fragment not in ids:
                yield f"{address} has no #{fragment} ({page.name})"

    def _open(self, page: Page, address: str) -> tuple[int, frozenset[str]]:
        person = page.visit.person
        key = (person.pk if person else None, address)
        if key not in self._known:
            answer = self._collector.browser_of(person).get(address, follow=True)
            if answer.streaming:
                list(answer)
            is_page = not answer.streaming and answer.headers["Content-Type"].startswith("text/html")
            ids = _ids(parse_html(answer.content.decode())) if is_page else frozenset()
            self._known[key] = (answer.status_code, ids)
        return self._known[key]


def _links(root: Element) -> Iterator[str]:
    for element in root.elements():
        for name in ("href", "src"):
            value = element.attributes.get(name, "")
            if value and element.tag != "use" and not value.startswith("/static/"):
                yield value


def _ids(root: Element) -> frozenset[str]:
    return frozenset(element.attributes["id"] for element in root.elements() if "id" in element.attributes)
