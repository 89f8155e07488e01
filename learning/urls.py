from django.urls import path

from learning.views import catalog, course, lesson, rating

app_name = "learning"
urlpatterns = [
    path("", catalog.catalog, name="catalog"),
    path("<slug:course_slug>/", course.course, name="course"),
    path("<slug:course_slug>/enrol/", course.course_enrol, name="course-enrol"),
    path("<slug:course_slug>/leave/", course.course_leave, name="course-leave"),
    path("<slug:course_slug>/finished/", course.course_finished, name="course-finished"),
    path("<slug:course_slug>/rate/", rating.course_rate, name="course-rate"),
    path("<slug:course_slug>/<slug:lesson_slug>/", lesson.lesson, name="lesson"),
    path("<slug:course_slug>/<slug:lesson_slug>/complete/", lesson.lesson_complete, name="lesson-complete"),
    path(
        "<slug:course_slug>/<slug:lesson_slug>/attempts/<int:attempt_id>/", lesson.lesson_attempt, name="lesson-attempt"
    ),
]
