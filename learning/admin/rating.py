from django.contrib import admin
from django.http import HttpRequest

from learning.admin.search import FindByLearner
from learning.models import CourseRating


@admin.register(CourseRating)
class CourseRatingAdmin(FindByLearner[CourseRating]):
    """Ratings are given on the course page. Here words can be mended or a rating removed; nobody changes the stars."""

    list_display = ("course", "user", "stars", "review", "created_at", "updated_at")
    list_filter = ("stars", "course")
    list_select_related = ("course", "user")
    fields = ("course", "user", "stars", "review", "created_at", "updated_at")
    readonly_fields = ("course", "user", "stars", "created_at", "updated_at")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
