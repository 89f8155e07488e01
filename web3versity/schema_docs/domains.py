"""Which tables belong together, as the original's schema groups them, and why there are more than its seventeen."""

from dataclasses import dataclass
from inspect import getdoc

from django.apps import apps
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Domain:
    """A room's tables: those of the original's schema, in its order. Tables the room added come after them."""

    app_label: str
    title: str
    original_tables: tuple[str, ...]


DOMAINS = (
    Domain(
        "learning",
        "Learning",
        ("users", "courses", "lessons", "course_prerequisites", "user_progress", "lesson_completions"),
    ),
    Domain("gamification", "Gamification", ("achievements", "user_achievements", "user_streaks", "leaderboard_cache")),
    Domain("community", "Community", ("discussions", "replies", "discussion_votes")),
    Domain("chain", "Blockchain", ("faucet_requests", "transactions", "nft_certificates")),
    Domain("settings", "Configuration", ("platform_settings",)),
)

ADDITIONS = {
    "course_ratings": "the catalog shows what finished learners think of a course; the original had the columns alone",
    "classes": "learners who learn the same courses together, and who teaches them",
    "class_memberships": "a teacher sees the progress of those alone who agreed, and no longer than they do",
    "class_assignments": "which courses a class does, and until when",
    "quiz_attempts": "every hand-in of a graded lesson is kept; the original kept the best score alone",
    "lesson_draws": "what a lesson drew for one attempt stays on the server, with the moves that were made in it",
    "code_works": "what is being written outlives the browser, and who saw which solution is known on any device",
    "kept_verdicts": "the same source gets the same answer at once, and no compiler runs for it again",
    "review_cards": "what was missed comes back after days: when, and how well it is remembered",
    "insight_counts": "how the school does is read from a few numbers of each day, not from the rows of everybody",
    "insight_days": "a night without a worker is made up for: which days were rolled up, and when",
    "lesson_images": "a picture lies beside its lesson, and the site has no other server to send it from",
    "course_imports": "what somebody sends is read by a worker, and its report is there when they come back",
    "course_import_parts": "a file arrives in parts, as a request is small, and is gone when it has been read",
    "course_drafts": "a course is written in a browser, reviewed, and published when it is ready",
    "lesson_drafts": "what an author is writing is nobody's lesson yet: learners keep theirs until it is published",
    "draft_revisions": "an author sees what was there before, who changed it, and can have it back",
    "glossary_terms": "a word is defined once, and shown beside every lesson that names it",
    "glossary_spellings": "one name per thing: no two terms are written alike",
    "lesson_readings": "how far a learner has come inside a lesson, and that its time was spent once",
    "lesson_faults": "a lesson that the nightly trial found broken is flagged until it is mended",
    "dead_links": "a link of a lesson that leads nowhere is told of until it leads somewhere again",
    "former_usernames": "a name that was given up rests, leads on, and means who had it when it was written",
    "second_factors": "staff show a code of their app beside their password",
    "throttle_marks": "all processes count together what is limited, and moderators see what was refused",
    "sign_in_sessions": "people see where they are signed in, and sign out there or everywhere",
    "staff_acts": "who of staff did what, when, on what and from which page, for good",
    "discussion_readers": "whoever follows a thread hears of it, and sees what is new since they were there",
    "post_revisions": "what a post said before an edit can be read by everybody who answered it",
    "post_reports": "learners tell moderators which posts need them, once each",
    "lesson_reports": "learners tell of mistakes in lessons, and hear what came of it",
    "moderation_acts": "who moderated what, when and why, and what taking it back needs to know",
    "suspensions": "somebody who harms others reads along for a while and does not write",
    "notifications": "what happened to a person's things, joined until they have read it",
    "notification_choices": "each person chooses, for each kind of thing, how they hear of it",
    "digest_mails": "a daily e-mail goes out once a day, whatever runs twice",
    "email_confirmations": "no e-mail goes to an address before its owner has pressed the button behind a link in it",
    "xp_awards": "XP is a ledger: every number on the site can be traced to a row, and nothing is earned twice",
    "leaderboard_refresh": "the boards say how fresh they are, also when no place has changed",
    "chain_signers": "whoever signs with an operator account holds its row, so that no nonce is used twice",
    "chain_lives": "the practice chain may be reset at any time: what belongs to which of its lives",
    "chain_troubles": "what keeps the platform from paying is known to every page and process, and when it began",
    "sign_in_challenges": "a nonce is used once, whichever process it comes back to",
    "contract_deployments": "a testnet is reset now and then: which contract held which tokens on which chain",
    "soulbound_tokens": "what the contract should hold for each certificate and badge, and how far that has come",
    "certificate_evidence": "what a certificate rests on can be read when lessons have changed and accounts gone",
    "replaced_certificates": "a number and code printed before a certificate was reissued still lead to the new one",
    "credential_statuses": "whoever keeps a credential can ask later whether it has ended, telling nobody which",
    "owed_tasks": "what has to be done outlives the queue: no notification is lost with it, and none is told twice",
    "setting_changes": "who changed which setting, when and from what, so that it can be undone",
    "explorer_position": "the explorer's index goes on where it stopped, and knows when the practice network was reset",
    "explorer_blocks": "the explorer shows the practice network fast, also while its node is down",
    "explorer_transactions": "a node finds transactions by hash alone; the explorer finds them by who sent or got them",
    "explorer_logs": "what a contract announced is shown beside the transaction that made it happen",
    "practical_attempts": "a lesson is done on a chain: what was drawn for it, and what was found there so far",
    "practical_instances": "a learner works with a contract of their own, and a reset chain gets another one",
    "practical_claims": "a transaction counts for one attempt and never again, whoever offers it",
    "practical_notes": "what a learner signs in a lesson has a nonce, which is answered once",
    "class_budgets": "what an admin granted a class to get from the faucet, beside the faucet's own day",
    "badge_minting": "badges become tokens only for learners who ask for it",
}


class UnexplainedTable(Exception):
    """A table that is not the original's has no reason in ADDITIONS."""


def models_of(domain: Domain) -> list[type[Model]]:
    """The domain's tables as models, the original's first. Raises UnexplainedTable."""
    by_table = {model._meta.db_table: model for model in apps.get_app_config(domain.app_label).get_models()}
    managed = {table: model for table, model in by_table.items() if model._meta.managed}
    added = sorted(set(managed) - set(domain.original_tables))
    for table in added:
        if table not in ADDITIONS:
            raise UnexplainedTable(f"Say in web3versity/schema_docs/domains.py why the table {table} was added.")
    return [managed[table] for table in (*domain.original_tables, *added)]


def view_models() -> list[type[Model]]:
    """The models that read a view."""
    return sorted(
        (
            model
            for domain in DOMAINS
            for model in apps.get_app_config(domain.app_label).get_models()
            if not model._meta.managed
        ),
        key=lambda model: model._meta.db_table,
    )


def meaning_of(model: type[Model]) -> str:
    """The first paragraph of the model's docstring, on one line."""
    return " ".join((getdoc(model) or "").split("\n\n")[0].split())
