from django.urls import include, path, re_path

from learning.content.pictures.address import NAME
from learning.views import (
    catalog,
    code,
    code_help,
    course,
    glossary,
    image,
    lesson,
    lesson_waiting,
    rating,
    review,
    take_home,
)

app_name = "learning"
_ATTEMPT = "<slug:course_slug>/<slug:lesson_slug>/attempts/<int:attempt_id>/"
_courses = [
    path("", catalog.catalog, name="catalog"),
    re_path(rf"^images/(?P<name>{NAME})\.webp$", image.lesson_image, name="lesson-image"),
    path("<slug:course_slug>/", course.course, name="course"),
    path("<slug:course_slug>/enrol/", course.course_enrol, name="course-enrol"),
    path("<slug:course_slug>/leave/", course.course_leave, name="course-leave"),
    path("<slug:course_slug>/finished/", course.course_finished, name="course-finished"),
    path("<slug:course_slug>/rate/", rating.course_rate, name="course-rate"),
    path("<slug:course_slug>/<slug:lesson_slug>/", lesson.lesson, name="lesson"),
    path("<slug:course_slug>/<slug:lesson_slug>/complete/", lesson.lesson_complete, name="lesson-complete"),
    path("<slug:course_slug>/<slug:lesson_slug>/draft/", code.code_draft, name="code-draft"),
    path("<slug:course_slug>/<slug:lesson_slug>/take-home.zip", take_home.take_home, name="take-home"),
    path("<slug:course_slug>/<slug:lesson_slug>/hint/", code_help.code_hint, name="code-hint"),
    path("<slug:course_slug>/<slug:lesson_slug>/way/", code_help.code_way, name="code-way"),
    path(_ATTEMPT, lesson_waiting.lesson_attempt, name="lesson-attempt"),
    path(f"{_ATTEMPT}cancel/", lesson_waiting.lesson_attempt_cancel, name="lesson-attempt-cancel"),
]

urlpatterns = [
    path("courses/", include(_courses)),
    path("review/", review.review, name="review"),
    path("glossary/", glossary.glossary, name="glossary"),
]
