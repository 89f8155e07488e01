"""Where every page of the site stands in the worst school, and who opens it.

Every view of the URLconf has an entry here: its pages, or why it has none. test_every_page.py fails for a view without.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from community.notifications.email.mailbox import make_block_token
from learning.models import User
from tests.pages import worst_studio
from tests.pages.worst_school import School
from tests.pages.worst_words import ARABIC, WIDE


@dataclass(frozen=True, slots=True)
class Visit:
    """`person` is None for a visitor; `status` is what the page answers with. A fragment is what htmx asks for;
    `posted` are the fields of a form that is refused."""

    path: str
    person: User | None
    status: int = 200
    is_fragment: bool = False
    posted: dict[str, str] | None = None

    @property
    def is_page(self) -> bool:
        """Whether it is a whole page at an address of its own."""
        return not self.is_fragment and self.posted is None


# What a view shows to the boss and to a visitor is looked at; "?..." are further addresses of the same view.
Addresses = Callable[[School], list[str]]


def _at(name: str, *queries: str, args: Callable[[School], list[object]] | None = None) -> Addresses:
    return lambda school: [reverse(name, args=args(school) if args else []) + query for query in queries or ("",)]


def _thread(name: str, *queries: str) -> Addresses:
    return _at(name, *queries, args=lambda school: [school.forum.thread.pk, school.forum.thread.slug])


def _answer(name: str) -> Addresses:
    return _at(name, args=lambda school: [school.forum.own_answer.pk])


def _course(name: str) -> Addresses:
    return lambda school: [reverse(name, args=[each.slug]) for each in (school.course, school.finished, school.gated)]


def _lessons(school: School) -> list[str]:
    attempts = [
        f"{school.quiz.get_absolute_url()}?attempt={attempt.pk}"
        for key, attempt in school.attempts.items()
        if key != "waiting"
    ]
    lessons = [school.text, school.quiz, *school.course.lessons.filter(slug="done")]
    lessons += [school.practical, school.code.typed, school.code.in_pieces, *school.gated.lessons.all()]
    attempts += [f"{school.code.typed.get_absolute_url()}?attempt={attempt.pk}" for attempt in school.code.attempts]
    return [lesson.get_absolute_url() for lesson in lessons] + attempts


def _taught(name: str, *queries: str) -> Addresses:
    return _at(name, *queries, args=lambda school: [school.classes.taught.pk])


def _studio(name: str) -> Addresses:
    return _at(name, args=lambda _school: [worst_studio.SLUG])


def _written(name: str, *queries: str) -> Addresses:
    return lambda school: [
        reverse(name, args=[worst_studio.SLUG, slug]) + query for slug in school.drafts for query in queries or ("",)
    ]


def _threads(school: School) -> list[str]:
    return [thread.get_absolute_url() for thread in (school.forum.thread, school.forum.foreign, school.forum.merged)]


def _certificates(name: str) -> Addresses:
    return lambda school: [
        reverse(name, args=[certificate.verification_code]) for certificate in school.ledger.certificates.values()
    ]


PUBLIC: Final[dict[str, Addresses]] = {
    "profile": _at("profile", args=lambda _school: [WIDE]),
    "about": _at("about"),
    "privacy": _at("privacy"),
    "terms": _at("terms"),
    "search": _at("search", "", "?q=zzzz", f"?q={WIDE}", f"?q={quote(ARABIC)}", f"?q={quote(ARABIC)}&in=threads"),
    "learning:catalog": _at("learning:catalog", "", f"?q={WIDE}", f"?q={quote(ARABIC)}"),
    "learning:glossary": _at("learning:glossary", "", f"?q={quote(ARABIC)}", "?q=zzzz"),
    "learning:course": _course("learning:course"),
    "learning:lesson": _lessons,
    "community:thread-list": _at("community:thread-list", "", f"?q={WIDE}", f"?q={quote(ARABIC)}", f"?tag={'W' * 30}"),
    "community:thread": _threads,
    "community:thread-history": _thread("community:thread-history"),
    "community:reply-history": _answer("community:reply-history"),
    "notifications:address-confirm": _at(
        "notifications:address-confirm", args=lambda school: [school.forum.confirm_token]
    ),
    "notifications:mailbox-block": _at(
        "notifications:mailbox-block", args=lambda _school: [make_block_token(f"{'w' * 60}@example.org")]
    ),
    "notifications:unsubscribe": _at("notifications:unsubscribe", args=lambda school: [school.forum.unsubscribe_token]),
    "gamification:achievements": _at("gamification:achievements", "", "?category=social"),
    "gamification:badge": _at("gamification:badge", args=lambda school: [WIDE, school.badge.slug]),
    "gamification:leaderboard": _at("gamification:leaderboard", "", "?period=week"),
    "chain:signin": _at("chain:signin"),
    "chain:faucet": _at("chain:faucet"),
    "chain:practice-wallet": _at("chain:practice-wallet"),
    "chain:rpc": _at("chain:rpc"),
    "chain:explorer": _at("chain:explorer"),
    "chain:explorer-block": _at("chain:explorer-block", args=lambda school: [school.ledger.failed.block_id]),
    "chain:explorer-transaction": lambda school: [
        reverse("chain:explorer-transaction", args=[row.hash]) for row in (school.ledger.failed, school.ledger.creation)
    ],
    "chain:explorer-address": _at(
        "chain:explorer-address", args=lambda school: [(school.boss.evm_address or "").lower()]
    ),
    "chain:certificate": _certificates("chain:certificate"),
    "chain:certificate-evidence": _certificates("chain:certificate-evidence"),
    "chain:verify": _at("chain:verify", "", "?code=00000-00000-00000-00000", f"?code={'W' * 400}"),
}
SIGNED_IN: Final[dict[str, Addresses]] = {
    "dashboard": _at("dashboard"),
    "learning:studio": _at("learning:studio"),
    "learning:studio-course": _studio("learning:studio-course"),
    "learning:studio-details": _studio("learning:studio-details"),
    "learning:studio-pictures": _studio("learning:studio-pictures"),
    "learning:studio-details-history": _studio("learning:studio-details-history"),
    "learning:studio-lesson": _written("learning:studio-lesson"),
    "learning:studio-address": _written("learning:studio-address"),
    "learning:studio-try": _written("learning:studio-try"),
    "learning:studio-lesson-history": _written("learning:studio-lesson-history"),
    "learning:review": _at("learning:review"),
    "learning:classes": _at("learning:classes"),
    "learning:class-new": _at("learning:class-new"),
    "learning:class-join": lambda school: [
        reverse("learning:class-join"),
        f"{reverse('learning:class-join')}?code={school.classes.open.code}",
    ],
    "learning:class": lambda school: [
        school.classes.taught.get_absolute_url(),
        f"{school.classes.taught.get_absolute_url()}?sort=help",
        school.classes.joined.get_absolute_url(),
    ],
    "learning:class-courses": _taught("learning:class-courses"),
    "learning:class-course": lambda school: [
        reverse("learning:class-course", args=[school.classes.taught.pk, course.slug])
        for course in (school.course, school.finished)
    ],
    "learning:class-people": _taught("learning:class-people"),
    "learning:class-settings": _taught("learning:class-settings"),
    "chain:class-certificates": _taught("chain:class-certificates"),
    "chain:class-faucet": _taught("chain:class-faucet"),
    "account": _at("account"),
    "account-sessions": _at("account-sessions"),
    "insight": _at("insight"),
    "insight-course": _at("insight-course", args=lambda school: [school.course.slug]),
    "insight-lesson": lambda school: [
        reverse("insight-lesson", args=[school.course.slug, lesson.slug])
        for lesson in (school.text, school.quiz, school.code.typed)
    ],
    "learning:course-finished": _at("learning:course-finished", args=lambda school: [school.finished.slug]),
    "learning:lesson-attempt": lambda school: [
        f"{school.quiz.get_absolute_url()}attempts/{school.attempts['waiting'].pk}/"
    ],
    "learning:imports": _at("learning:imports"),
    "learning:import": lambda school: [reverse("learning:import", args=[row.pk]) for row in school.sent],
    "learning:code-way": lambda school: [f"{school.code.typed.get_absolute_url()}way/"],
    "community:thread-new": _at("community:thread-new", f"?course={'w' * 80}&lesson={'t' * 80}&title={quote(ARABIC)}"),
    "community:thread-reply": lambda school: [
        f"{school.forum.thread.get_absolute_url()}reply/?to={school.forum.answer.pk}"
    ],
    "community:thread-edit": _thread("community:thread-edit"),
    "community:thread-delete": _thread("community:thread-delete"),
    "community:thread-report": lambda school: [f"{school.forum.foreign.get_absolute_url()}report/"],
    "community:reply-edit": _answer("community:reply-edit"),
    "community:reply-delete": _answer("community:reply-delete"),
    "community:reply-report": _at("community:reply-report", args=lambda school: [school.forum.answer.pk]),
    "community:review-queue": _at("community:review-queue"),
    "community:lesson-report-queue": _at("community:lesson-report-queue"),
    "community:lesson-report": lambda school: [
        reverse("community:lesson-report", args=[lesson.course.slug, lesson.slug])
        for lesson in (school.text, school.quiz)
    ],
    "community:moderation-log": _at("community:moderation-log", "", f"?person={WIDE}", "?person=nobody"),
    "community:moderation-refusals": _at("community:moderation-refusals"),
    "community:moderation-undo": _at("community:moderation-undo", args=lambda school: [school.forum.act.pk]),
    "community:person-suspend": lambda school: [
        reverse("community:person-suspend", args=[name]) for name in (school.forum.suspended.username, f"{'W' * 27}-aM")
    ],
    "community:thread-moderate": _thread("community:thread-moderate"),
    "community:thread-move": _thread("community:thread-move"),
    "community:thread-merge": _thread("community:thread-merge"),
    "community:reply-moderate": _answer("community:reply-moderate"),
    "notifications:inbox": _at("notifications:inbox"),
    "notifications:choices": _at("notifications:choices"),
    "gamification:statement": _at("gamification:statement"),
    "chain:wallet-change": _at("chain:wallet-change"),
    "chain:proof": _at("chain:proof", "?next=/account/wallet/"),
    "chain:transactions": _at("chain:transactions", "", "?status=failed&type=nft_revoke"),
    "chain:practice-hbar": _at("chain:practice-hbar"),
    "chain:transaction": _at("chain:transaction", args=lambda school: [school.ledger.transaction.pk]),
    "chain:certificates": _at("chain:certificates"),
}
# A visitor's alone.
LANDING: Final[dict[str, Addresses]] = {"home": _at("home")}
# Parts of pages, which htmx asks for by themselves.
FRAGMENTS: Final[dict[str, Addresses]] = {
    "chain:course-certificate": _at("chain:course-certificate", args=lambda school: [school.finished.slug]),
    "chain:faucet-requests": _at("chain:faucet-requests"),
    "learning:studio-preview": _written("learning:studio-preview"),
    "community:thread-similar": _at("community:thread-similar", f"?title={quote(ARABIC)}"),
}
# Forms that come back with what is wrong, and with what was typed.
REFUSED: Final[list[tuple[Callable[[School], str], dict[str, str]]]] = [
    (lambda _school: reverse("account"), {"username": "", "bio": ARABIC}),
    (lambda _school: reverse("community:thread-new"), {"title": "", "content": ARABIC, "tags": WIDE}),
    (lambda school: f"{school.forum.thread.get_absolute_url()}reply/", {"content": ""}),
    (lambda school: f"{school.forum.foreign.get_absolute_url()}report/", {"note": ARABIC}),
    (
        lambda school: reverse("community:reply-edit", args=[school.forum.own_answer.pk]),
        {"content": "", "note": ARABIC},
    ),
    (
        lambda school: reverse("community:lesson-report", args=[school.course.slug, school.text.slug]),
        {"words": ARABIC[:8]},
    ),
    (lambda _school: reverse("learning:studio"), {"title": " "}),
    (lambda _school: reverse("learning:studio-pictures", args=[worst_studio.SLUG]), {"alt": f"{ARABIC} {WIDE}"}),
    (lambda school: f"{school.quiz.get_absolute_url()}complete/", {"q-number": ARABIC}),
    (lambda school: f"{school.code.typed.get_absolute_url()}complete/", {"source": f"{ARABIC} {WIDE}" * 600}),
    (lambda school: f"{school.code.in_pieces.get_absolute_url()}complete/", {"route": "lines"}),
    (lambda _school: reverse("learning:class-new"), {"name": ARABIC * 9, "seats": WIDE}),
    (lambda _school: reverse("learning:class-join"), {"code": f"{WIDE} {ARABIC}"[:64]}),
    (lambda school: reverse("learning:class-change", args=[school.classes.taught.pk]), {"name": WIDE, "seats": "1"}),
    (
        lambda school: reverse("learning:class-assign", args=[school.classes.taught.pk]),
        {"course": WIDE, "starts_on": ARABIC, "due_on": WIDE},
    ),
    (lambda school: reverse("learning:course-rate", args=[school.finished.slug]), {"review": ARABIC}),
]
# The other pages: answers to what went wrong.
ODD: Final = [
    ("/no-such-page/", 404),
    (f"/explorer/?q={WIDE}", 422),
    ("/explorer/block/first/", 400),
    ("/explorer/block/999999/", 404),
    ("/explorer/tx/0x12/", 400),
    (f"/explorer/tx/0x{'0' * 64}/", 404),
    ("/explorer/address/0x12/", 400),
]
# Views that answer GET with no page of their own.
NO_PAGE: Final = {
    "account-privacy": "a form's target",
    "account-export": "a file",
    "account-delete": "a form's target",
    "account-session-end": "a form's target",
    "account-sessions-end": "a form's target",
    "chain:practical-begin": "a form's target",
    "chain:practical-hand-in": "for scripts",
    "chain:practical-look": "a form's target, and a list that htmx asks for",
    "chain:practical-note": "a form's target, and for scripts",
    "chain:practical-signature": "a form's target, and for scripts",
    "chain:proof-challenge": "for scripts",
    "unsent": "shows a form that did not get through: see REFUSED",
    "person": "leads to the profile",
    "insight-file": "a file",
    "insight-course-file": "a file",
    "insight-lesson-file": "a file",
    "robots": "for machines",
    "sitemap": "for machines",
    "sitemap-section": "for machines",
    "manifest": "for machines",
    "security-txt": "for machines",
    "change-password": "leads to the account",
    "preview-site": "a picture",
    "preview-course": "a picture",
    "preview-lesson": "a picture",
    "preview-thread": "a picture",
    "preview-learner": "a picture",
    "healthz": "for machines",
    "readyz": "for machines",
    "metrics": "for machines",
    "csp-report": "for browsers",
    "learning:lesson-image": "a picture",
    "learning:take-home": "a file",
    "learning:studio-open": "a form's target",
    "learning:studio-contents": "a form's target, and a fragment that answers POST",
    "learning:studio-step": "a form's target",
    "learning:code-hint": "a form's target, and a fragment that answers POST",
    "learning:lesson-attempt-cancel": "a form's target",
    "learning:import-begin": "for scripts",
    "learning:import-part": "for scripts",
    "learning:import-draft": "a form's target",
    "learning:import-discard": "a form's target",
    "learning:code-draft": "a form's target, and a fragment that answers POST",
    "learning:class-assign": "a form's target",
    "learning:class-change": "a form's target",
    "learning:class-code": "a form's target",
    "learning:class-consent": "a form's target",
    "learning:class-end": "a form's target",
    "learning:class-export": "a file",
    "learning:class-leave": "a form's target",
    "learning:class-remove": "a form's target",
    "learning:class-remove-unseen": "a form's target",
    "learning:class-unassign": "a form's target",
    "learning:course-enrol": "a form's target",
    "learning:course-leave": "a form's target",
    "learning:course-rate": "a form's target",
    "learning:lesson-complete": "a form's target",
    "community:post-preview": "answers POST",
    "community:people": "for scripts",
    "community:feed": "a feed",
    "community:category-feed": "a feed",
    "community:course-feed": "a feed",
    "community:thread-feed": "a feed",
    "community:thread-by-number": "leads to the thread",
    "community:lesson-report-decide": "a form's target",
    "community:thread-vote": "a form's target",
    "community:thread-follow": "a form's target",
    "community:reply": "leads to the thread",
    "community:reply-vote": "a form's target",
    "community:reply-accept": "a form's target",
    "notifications:inbox-read": "a form's target",
    "notifications:notification": "leads to what it tells of",
    "notifications:address": "a form's target",
    "notifications:address-remove": "a form's target",
    "gamification:badge-picture": "a picture",
    "chain:signin-challenge": "for scripts",
    "chain:signin-verify": "a form's target",
    "chain:wallet-challenge": "for scripts",
    "chain:signout": "a form's target",
    "chain:transactions-export": "a file",
    "chain:practice-wallet-picture": "a picture",
    "chain:certificate-picture": "a picture",
    "chain:certificate-tall": "a picture",
    "chain:certificate-png": "a picture",
    "chain:certificate-pdf": "a file",
    "chain:certificate-metadata": "for machines",
    "chain:certificate-record": "for machines",
    "chain:certificate-name": "a form's target",
    "chain:certificate-reissue": "a form's target",
    "chain:certificate-credential": "a file, for certificates that are valid",
    "chain:token-metadata": "for machines",
    "chain:badge-minting": "a form's target",
    "chain:status-list": "for machines",
    "chain:did": "for machines",
    "chain:jwks": "for machines",
}


def all_views() -> set[str]:
    """The name of every view of the URLconf, but those of Django's admin and the debug toolbar."""
    return {name for name in _names(get_resolver()) if not name.startswith(("admin:", "djdt:"))}


def visits(school: School) -> Iterator[Visit]:
    """Every page as those see it who may: a visitor, the boss, and the newcomer, to whom pages are empty."""
    for path in _all(PUBLIC, school):
        yield Visit(path, school.boss)
        yield Visit(path, None)
    for path in _all(LANDING, school):
        yield Visit(path, None)
    for path in _all(SIGNED_IN, school):
        yield Visit(path, school.boss)
    for path in _all(FRAGMENTS, school):
        yield Visit(path, school.boss, is_fragment=True)
    for address, fields in REFUSED:
        yield Visit(address(school), school.boss, 422, posted=fields)
    for name in EMPTY:
        yield Visit(reverse(name), school.newcomer)
    for path, status in ODD:
        yield Visit(path, None, status)


def _all(pages: dict[str, Addresses], school: School) -> Iterator[str]:
    return (path for addresses in pages.values() for path in addresses(school))


# What shows something else to who has done nothing yet.
EMPTY: Final = [
    "dashboard",
    "learning:review",
    "learning:classes",
    "notifications:inbox",
    "gamification:statement",
    "chain:transactions",
    "chain:faucet",
]


def _names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or str(pattern.pattern))
        else:
            yield from _names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
