from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from web3versity.views import (
    account,
    csp_report,
    dashboard,
    errors,
    health,
    home,
    insight,
    metrics,
    profile,
    search,
    sessions,
    unsent,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("account/", account.account, name="account"),
    path("account/privacy/", account.account_privacy, name="account-privacy"),
    path("account/sessions/", sessions.sessions, name="account-sessions"),
    path("account/sessions/end/", sessions.sessions_end, name="account-sessions-end"),
    path("account/sessions/<int:pk>/end/", sessions.session_end, name="account-session-end"),
    path("account/export/", account.account_export, name="account-export"),
    path("account/delete/", account.account_delete, name="account-delete"),
    path("unsent/", unsent.unsent, name="unsent"),
    path("learners/<str:username>/", profile.profile, name="profile"),
    path("people/<int:pk>/", profile.person, name="person"),
    path("insight/", insight.insight, name="insight"),
    path("insight/<slug:report_key>.<slug:kind>", insight.insight_file, name="insight-file"),
    path("insight/courses/<slug:course_slug>/", insight.insight_course, name="insight-course"),
    path(
        "insight/courses/<slug:course_slug>/<slug:report_key>.<slug:kind>",
        insight.insight_file,
        name="insight-course-file",
    ),
    path("insight/courses/<slug:course_slug>/<slug:lesson_slug>/", insight.insight_lesson, name="insight-lesson"),
    path(
        "insight/courses/<slug:course_slug>/<slug:lesson_slug>/<slug:report_key>.<slug:kind>",
        insight.insight_file,
        name="insight-lesson-file",
    ),
    path("", include("web3versity.public_urls")),
    path("", include("learning.urls")),
    path("community/", include("community.urls")),
    path("notifications/", include("community.notification_urls")),
    path("", include("gamification.urls")),
    path("", include("chain.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("csp-report", csp_report.csp_report, name="csp-report"),
]

if settings.DEBUG_TOOLBAR:
    from debug_toolbar.toolbar import debug_toolbar_urls

    urlpatterns += debug_toolbar_urls()

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error
