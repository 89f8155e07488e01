"""What search engines, messengers and browsers ask a site for beside its pages."""

from django.urls import path

from web3versity.views import previews

urlpatterns = [
    # Pictures beside links
    path("previews/site.png", previews.site, name="preview-site"),
    path("previews/courses/<slug:course_slug>.png", previews.course, name="preview-course"),
    path("previews/courses/<slug:course_slug>/<slug:lesson_slug>.png", previews.lesson, name="preview-lesson"),
    path("previews/threads/<int:discussion_id>.png", previews.thread, name="preview-thread"),
    path("previews/learners/<str:username>.png", previews.learner, name="preview-learner"),
]
