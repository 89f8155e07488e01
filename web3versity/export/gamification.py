from django.db.models import CharField, Func, Value

from gamification.models import LeaderboardEntry, UserAchievement, UserStreak, XpAward
from web3versity.export.section import Section, same

# A vote is its voter's own business: the source of "reply:12:by:7" is given as "reply:12".
_SOURCE = Func("source", Value(":by:[0-9]+$"), Value(""), function="regexp_replace", output_field=CharField())


def gamification_sections(user_id: int) -> list[Section]:
    return [
        Section(
            "xp_ledger",
            XpAward.objects.filter(user=user_id).annotate(what_for=_SOURCE),
            same("amount", "reason") | {"source": "what_for"} | same("awarded_at"),
        ),
        Section(
            "badges",
            UserAchievement.objects.filter(user=user_id),
            {"badge": "achievement__slug", "name": "achievement__name"}
            | same("earned_at", "nft_token_id", "nft_minted_at", "nft_transaction_id"),
        ),
        Section(
            "streak_days",
            UserStreak.objects.filter(user=user_id),
            {"day": "streak_date"} | same("streak_count", "activity_type", "first_activity_at", "last_activity_at"),
        ),
        Section(
            "leaderboard_places",
            LeaderboardEntry.objects.filter(user=user_id),
            same("all_time_rank", "all_time_xp", "weekly_rank", "weekly_xp", "week_start_date")
            | same("monthly_rank", "monthly_xp", "month_start_date", "calculated_at"),
        ),
    ]
