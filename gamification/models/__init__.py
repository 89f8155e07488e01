from gamification.models.achievement import Achievement, UserAchievement
from gamification.models.dashboard import LearnerDashboard
from gamification.models.leaderboard import LeaderboardEntry, LeaderboardRefresh
from gamification.models.streak import UserStreak
from gamification.models.xp import XpAward

__all__ = [
    "Achievement",
    "LeaderboardEntry",
    "LeaderboardRefresh",
    "LearnerDashboard",
    "UserAchievement",
    "UserStreak",
    "XpAward",
]
