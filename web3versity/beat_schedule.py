"""What beat queues, every so many seconds. The tasks themselves ask the platform's settings whether it is time."""

from typing import Any

from celery import Task

from chain.certificates.tasks import issue_unanswered_certificates, keep_evidence_of_old_certificates
from chain.explorer.tasks import index_practice_blocks
from chain.faucet.tasks import check_faucet_balance, forget_networks
from chain.networks import networks_in_use
from chain.practicals.tasks import compile_waiting_contracts
from chain.practice.tasks import look_for_practice_reset
from chain.sending.tasks import sweep_transactions
from chain.signin.tasks import forget_challenges
from chain.tokens.tasks import advance_tokens, look_for_reset
from chain.transactions.tasks import shorten_old_transactions
from community.notifications.email.tasks import send_digests, send_unsent
from community.threads.tasks import forget_old_visits, write_views
from gamification.leaderboard.tasks import refresh_leaderboard_when_due
from gamification.xp.tasks import pay_thanks_of_the_trusted
from learning.accounts.tasks import forget_rested_names
from learning.attempts.tasks import grade_overdue
from learning.code.tasks import forget_verdicts
from learning.exercises.tasks import check_lessons
from learning.imports.desk.tasks import sweep_imports
from learning.insight.tasks import roll_up_due_days
from learning.links.tasks import look_at_links
from learning.studio.tasks import publish_due_drafts
from learning.web.tasks import forget_throttle_marks
from settings.tasks import sweep_owed_tasks
from web3versity.tasks import clear_expired_sessions

MINUTE = 60
HOUR = 60 * MINUTE


def every(seconds: int, task: "Task[Any, Any]", *args: Any) -> dict[str, Any]:
    """An entry of the schedule. A task that waited until the next one came is dropped: that one finds the same work."""
    return {"task": task.name, "schedule": seconds, "args": args, "options": {"expires": seconds}}


BEAT_SCHEDULE = {
    "leaderboard": every(MINUTE, refresh_leaderboard_when_due),
    "faucet-networks": every(10 * MINUTE, forget_networks),
    "faucet-balance": every(10 * MINUTE, check_faucet_balance),
    "own-contracts": every(MINUTE, compile_waiting_contracts),
    "thanks": every(10 * MINUTE, pay_thanks_of_the_trusted),
    "attempts": every(MINUTE, grade_overdue),
    "imports": every(MINUTE, sweep_imports),
    "drafts": every(MINUTE, publish_due_drafts),
    "views": every(MINUTE, write_views),
    "digests": every(15 * MINUTE, send_digests),
    "mails": every(5 * MINUTE, send_unsent),
    "certificates": every(HOUR, issue_unanswered_certificates),
    "evidence": every(10 * MINUTE, keep_evidence_of_old_certificates),
    "challenges": every(10 * MINUTE, forget_challenges),
    "insight": every(HOUR, roll_up_due_days),
    "lessons": every(24 * HOUR, check_lessons),
    "links": every(24 * HOUR, look_at_links),
    "verdicts": every(24 * HOUR, forget_verdicts),
    "names": every(24 * HOUR, forget_rested_names),
    "limits": every(HOUR, forget_throttle_marks),
    "visits": every(24 * HOUR, forget_old_visits),
    "old-transactions": every(24 * HOUR, shorten_old_transactions),
    "sessions": every(24 * HOUR, clear_expired_sessions),
    "tokens": every(15, advance_tokens),
    "contract": every(5 * MINUTE, look_for_reset),
    "explorer": every(3, index_practice_blocks),
    "practice": every(5, look_for_practice_reset),
    "owed": every(10, sweep_owed_tasks),
    # Each network for itself: one whose node is away keeps nobody from the other.
    **{
        name: every(5, sweep_transactions, network.chain_id)
        for name, network in zip(("transactions", "practice-transactions"), networks_in_use(), strict=False)
    },
}
