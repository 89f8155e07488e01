from django.urls import path

from gamification.views import achievements, leaderboard, statement

app_name = "gamification"
urlpatterns = [
    path("achievements/", achievements.achievements, name="achievements"),
    path("learners/<str:username>/badges/<slug:slug>/", achievements.badge, name="badge"),
    path("learners/<str:username>/badges/<slug:slug>.png", achievements.badge_picture, name="badge-picture"),
    path("leaderboard/", leaderboard.leaderboard, name="leaderboard"),
    path("xp/", statement.statement, name="statement"),
]
