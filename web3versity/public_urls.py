"""What search engines, messengers and browsers ask a site for beside its pages, and pages about the school itself."""

from django.urls import path

from web3versity.views import discovery, information, previews

urlpatterns = [
    # About the school
    path("about/", information.about, name="about"),
    path("privacy/", information.privacy, name="privacy"),
    path("terms/", information.terms, name="terms"),
    # For machines
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap_index, name="sitemap"),
    path("sitemaps/<slug:section>-<int:number>.xml", discovery.sitemap_section, name="sitemap-section"),
    path("site.webmanifest", discovery.manifest, name="manifest"),
    path(".well-known/security.txt", discovery.security_txt, name="security-txt"),
    path(".well-known/change-password", discovery.change_password, name="change-password"),
    # Pictures beside links
    path("previews/site.png", previews.site, name="preview-site"),
    path("previews/courses/<slug:course_slug>.png", previews.course, name="preview-course"),
    path("previews/courses/<slug:course_slug>/<slug:lesson_slug>.png", previews.lesson, name="preview-lesson"),
    path("previews/threads/<int:discussion_id>.png", previews.thread, name="preview-thread"),
    path("previews/learners/<str:username>.png", previews.learner, name="preview-learner"),
]
