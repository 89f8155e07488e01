from django.urls import include, path, re_path

from learning.content.pictures.address import NAME
from learning.views import (
    catalog,
    class_changes,
    classes,
    code,
    code_help,
    course,
    glossary,
    image,
    imports,
    lesson,
    lesson_waiting,
    rating,
    review,
    school_class,
    take_home,
)
from learning.views.studio import address as studio_address
from learning.views.studio import course as studio_course
from learning.views.studio import courses as studio_courses
from learning.views.studio import details as studio_details
from learning.views.studio import history as studio_history
from learning.views.studio import lesson as studio_lesson
from learning.views.studio import pictures as studio_pictures
from learning.views.studio import publishing as studio_publishing
from learning.views.studio import trying as studio_trying

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
_classes = [
    path("", classes.classes, name="classes"),
    path("new/", classes.class_new, name="class-new"),
    path("join/", classes.class_join, name="class-join"),
    path("<int:class_id>/", school_class.school_class, name="class"),
    path("<int:class_id>/progress.csv", school_class.class_export, name="class-export"),
    path("<int:class_id>/courses/", school_class.class_courses, name="class-courses"),
    path("<int:class_id>/assign/", class_changes.class_assign, name="class-assign"),
    path("<int:class_id>/courses/<slug:course_slug>/", school_class.class_course, name="class-course"),
    path("<int:class_id>/courses/<slug:course_slug>/remove/", class_changes.class_unassign, name="class-unassign"),
    path("<int:class_id>/people/", school_class.class_people, name="class-people"),
    path("<int:class_id>/people/<int:membership_id>/remove/", class_changes.class_remove, name="class-remove"),
    path("<int:class_id>/people/remove-unseen/", class_changes.class_remove_unseen, name="class-remove-unseen"),
    path("<int:class_id>/settings/", school_class.class_settings, name="class-settings"),
    path("<int:class_id>/change/", class_changes.class_change, name="class-change"),
    path("<int:class_id>/code/", class_changes.class_code, name="class-code"),
    path("<int:class_id>/end/", class_changes.class_end, name="class-end"),
    path("<int:class_id>/consent/", class_changes.class_consent, name="class-consent"),
    path("<int:class_id>/leave/", class_changes.class_leave, name="class-leave"),
]
_imports = [
    path("", imports.imports, name="imports"),
    path("begin/", imports.import_begin, name="import-begin"),
    path("<int:pk>/", imports.import_page, name="import"),
    path("<int:pk>/part/", imports.import_part, name="import-part"),
    path("<int:pk>/draft/", imports.import_draft, name="import-draft"),
    path("<int:pk>/discard/", imports.import_discard, name="import-discard"),
]

_LESSON = "<slug:course_slug>/lessons/<slug:lesson_slug>/"
_studio = [
    path("", studio_courses.studio, name="studio"),
    path("<slug:course_slug>/", studio_course.studio_course, name="studio-course"),
    path("<slug:course_slug>/open/", studio_courses.studio_open, name="studio-open"),
    path("<slug:course_slug>/details/", studio_details.studio_details, name="studio-details"),
    path("<slug:course_slug>/contents/", studio_course.studio_contents, name="studio-contents"),
    path("<slug:course_slug>/step/", studio_publishing.studio_step, name="studio-step"),
    path("<slug:course_slug>/pictures/", studio_pictures.studio_pictures, name="studio-pictures"),
    path("<slug:course_slug>/history/", studio_history.studio_details_history, name="studio-details-history"),
    path(_LESSON, studio_lesson.studio_lesson, name="studio-lesson"),
    path(f"{_LESSON}preview/", studio_lesson.studio_preview, name="studio-preview"),
    path(f"{_LESSON}address/", studio_address.studio_address, name="studio-address"),
    path(f"{_LESSON}try/", studio_trying.studio_try, name="studio-try"),
    path(f"{_LESSON}history/", studio_history.studio_lesson_history, name="studio-lesson-history"),
]

urlpatterns = [
    # Before the courses of the studio, of which none is called so.
    path("studio/import/", include(_imports)),
    path("studio/", include(_studio)),
    path("courses/", include(_courses)),
    path("classes/", include(_classes)),
    path("review/", review.review, name="review"),
    path("glossary/", glossary.glossary, name="glossary"),
]
