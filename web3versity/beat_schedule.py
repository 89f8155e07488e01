"""What beat queues, every so many seconds. The tasks themselves ask the platform's settings whether it is time."""

from typing import Any

from celery import Task

from chain.certificates.tasks import issue_unanswered_certificates
from chain.faucet.tasks import check_faucet_balance, forget_networks
from chain.sending.tasks import sweep_transactions
from chain.signin.tasks import forget_challenges
from chain.tokens.tasks import advance_tokens, look_for_reset
from community.notifications.email.tasks import send_digests, send_unsent
from community.threads.tasks import write_views
from gamification.leaderboard.tasks import refresh_leaderboard_when_due
from learning.accounts.tasks import forget_rested_names
from learning.attempts.tasks import grade_overdue
from learning.web.tasks import forget_throttle_marks
from settings.tasks import sweep_owed_tasks
from web3versity.tasks import clear_expired_sessions

MINUTE = 60
HOUR = 60 * MINUTE


def every(seconds: int, task: "Task[Any, Any]", *, expires: bool = False) -> dict[str, Any]:
    """An entry of the schedule. With `expires`, a task that waited until the next one came is dropped."""
    options = {"expires": seconds} if expires else {}
    return {"task": task.name, "schedule": seconds, "options": options}


BEAT_SCHEDULE = {
    "leaderboard": every(MINUTE, refresh_leaderboard_when_due),
    "faucet-networks": every(10 * MINUTE, forget_networks, expires=True),
    "faucet-balance": every(10 * MINUTE, check_faucet_balance),
    "attempts": every(MINUTE, grade_overdue, expires=True),
    "views": every(MINUTE, write_views, expires=True),
    "digests": every(15 * MINUTE, send_digests, expires=True),
    "mails": every(5 * MINUTE, send_unsent, expires=True),
    "certificates": every(HOUR, issue_unanswered_certificates),
    "challenges": every(10 * MINUTE, forget_challenges),
    "names": every(24 * HOUR, forget_rested_names),
    "limits": every(HOUR, forget_throttle_marks, expires=True),
    "sessions": every(24 * HOUR, clear_expired_sessions),
    "tokens": every(15, advance_tokens, expires=True),
    "contract": every(5 * MINUTE, look_for_reset, expires=True),
    "owed": every(10, sweep_owed_tasks, expires=True),
    "transactions": every(5, sweep_transactions, expires=True),
}
