"""What the privacy page says: every kind of datum about a person, where it stands, what for and how long.

`tables` are those of the database that hold it. A test compares them with the models, so that the page stays true.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chain.faucet.forgetting import ADDRESS_KEPT_FOR, MARK_KEPT_FOR


@dataclass(frozen=True, slots=True)
class KeptDatum:
    what: str | Promise
    why: str | Promise
    how_long: str | Promise
    tables: tuple[str, ...] = ()


_WITH_ACCOUNT: Final = _("Until you delete your account.")

KEPT: Final = (
    KeptDatum(
        _("Your wallet's address, the name and picture you chose, what you say about yourself, and your time zone"),
        _("To know you again when you sign in, to show others who speaks, and to count your days by your own clock."),
        _WITH_ACCOUNT,
        ("users",),
    ),
    KeptDatum(
        _("Names that you had before"),
        _("So that old links lead to you, and nobody takes a name of yours to pass for you."),
        _("Until you delete your account; then they rest for some months without a sign of you, and are forgotten."),
        ("former_usernames",),
    ),
    KeptDatum(
        _("In which browsers you are signed in, such as “Firefox on Android”, since when and last when"),
        _("So that you see them in your account and can end one that is not yours. No address is kept with them."),
        _("Until you sign out there, or delete your account."),
        ("sign_in_sessions",),
    ),
    KeptDatum(
        _(
            "What you learned: courses begun, lessons opened and finished, answers to quizzes with their scores, code "
            "you wrote and hints you opened, days of learning"
        ),
        _("To go on where you were, to show your progress, and to grade."),
        _WITH_ACCOUNT,
        (
            "user_progress",
            "lesson_completions",
            "lesson_readings",
            "quiz_attempts",
            "lesson_draws",
            "code_works",
            "review_cards",
            "user_streaks",
        ),
    ),
    KeptDatum(
        _("What came of code that you handed in, once more beside your attempt, by a mark of the code"),
        _("So that the same code gets the same answer at once. From the mark nobody can be found again."),
        _("A month."),
        ("kept_verdicts",),
    ),
    KeptDatum(
        _("Which classes you are in or teach, and whether you have agreed that a teacher sees how you get on"),
        _("So that a teacher sees what you agreed to, in the courses of the class, and nothing of anybody else."),
        _(
            "Until you leave the class, its teacher ends it, or you delete your account. If you were taken out, that "
            "alone stays with the class."
        ),
        ("classes", "class_memberships", "class_budgets"),
    ),
    KeptDatum(
        _("Points, badges and places on the leaderboards"),
        _("So that every point can be traced to what earned it."),
        _WITH_ACCOUNT,
        ("xp_awards", "user_achievements", "leaderboard_cache"),
    ),
    KeptDatum(
        _("Threads, answers, their earlier versions, and reviews of courses"),
        _("They are a conversation with others."),
        _(
            "Until you delete them: then the words are gone at once. If you delete your account, what you left stays, "
            "signed “former learner”."
        ),
        ("discussions", "replies", "post_revisions", "course_ratings"),
    ),
    KeptDatum(
        _("Votes, which threads you have read and follow, what you are notified of and how"),
        _("To count votes once, to show what is new, and to tell you what you want to be told."),
        _WITH_ACCOUNT,
        ("discussion_votes", "discussion_readers", "notifications", "notification_choices", "digest_mails"),
    ),
    KeptDatum(
        _("Your e-mail address, if you give one, and the links that were mailed to prove it"),
        _("To send you what you chose to get by e-mail. Nothing else is sent, and nobody else gets it."),
        _("Until you remove the address or delete your account."),
        ("users", "email_confirmations"),
    ),
    KeptDatum(
        _("Reports of posts and of mistakes in lessons, what moderators did and why, and suspensions"),
        _("To keep the community safe, and to be able to undo a mistake."),
        _("For good; your name goes from them with your account."),
        ("post_reports", "lesson_reports", "moderation_acts", "suspensions"),
    ),
    KeptDatum(
        _("What you did in practical lessons: what was drawn for you, transactions, signed notes, and your contracts"),
        _("To look on the chain whether a lesson is done, and to count each transaction once."),
        _("Until you delete your account. What stands on the chain stays there."),
        ("practical_attempts", "practical_instances", "practical_claims", "practical_notes"),
    ),
    KeptDatum(
        _("Payouts of test HBAR and other transactions, with the address of the wallet"),
        _("To pay exactly once, and to keep the limits of the faucet. They are public on the chain as well."),
        _("For good, as the chain keeps them; your name goes from them with your account."),
        ("transactions", "faucet_requests"),
    ),
    KeptDatum(
        _("The address on the internet from which you asked for test HBAR (of IPv6 only the first half)"),
        _("So that nobody empties the faucet with many wallets."),
        _("%(minutes)d minutes, and at most some minutes more.") % {"minutes": ADDRESS_KEPT_FOR.total_seconds() // 60},
        ("faucet_requests",),
    ),
    KeptDatum(
        _("A mark of the network from which you asked for test HBAR, another one each day"),
        _("So that no network takes the share of all others. From the mark nobody can be found again."),
        _("%(hours)d hours, and at most some minutes more.") % {"hours": MARK_KEPT_FOR.total_seconds() // 3600},
        ("faucet_requests",),
    ),
    KeptDatum(
        _("The address on the internet from which you ask for a sign-in message"),
        _("So that nobody floods the sign-in."),
        _("About an hour after the message has expired, which takes ten minutes."),
        ("sign_in_challenges",),
    ),
    KeptDatum(
        _("How often you, or somebody from your network, came to a limit; the network by a mark, not its address"),
        _("So that programs do not flood the school. From the mark nobody can be found again."),
        _("At most a week after the limit is over."),
        ("throttle_marks",),
    ),
    KeptDatum(
        _("A mark of a mailbox whose owner wants no mail from us ever"),
        _("To keep to it. From the mark nobody can be found again."),
        _("Until its owner undoes it."),
        ("throttle_marks",),
    ),
    KeptDatum(
        _("Staff: the secret shared with their authenticator app, encrypted, and marks of their recovery codes"),
        _("So that a password alone does not open the administration."),
        _WITH_ACCOUNT,
        ("second_factors",),
    ),
    KeptDatum(
        _("Certificates: the name printed on them, the course, the day, and the wallet that holds the token"),
        _("So that whoever you show one can check it."),
        _("Until you delete your account. The token on the chain, which names nobody, stays."),
        ("nft_certificates", "replaced_certificates", "soulbound_tokens", "badge_minting"),
    ),
    KeptDatum(
        _("Authors: which courses are yours, and who wrote, checked and published each version of a course"),
        _("To name the author of a course, and to be able to go back to an earlier version."),
        _("For good, as a course outlives its author here; your name goes from them with your account."),
        ("courses", "course_drafts", "draft_revisions"),
    ),
    KeptDatum(
        _("Authors: which files you sent to be imported, and what was told of them"),
        _("To make a course of them."),
        _("The file a day, the rest ninety days; both until you discard them or delete your account."),
        ("course_imports",),
    ),
    KeptDatum(
        _("Staff: which settings of the school you changed, and what you did for whom, with the reason you gave"),
        _("So that whoever runs the school answers for it, and a mistake can be undone."),
        _("For good; your name goes from them with your account."),
        ("setting_changes", "staff_acts"),
    ),
)
