"""The pages at /studio/import/: a course of another school is sent, read for a report, and made a draft."""

from collections.abc import Callable
from typing import Concatenate, Final, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learning.imports.desk.page import find_import, import_context, list_context
from learning.imports.desk.sending import (
    LARGEST_PART,
    add_part,
    begin_import,
    discard_import,
    finish_sending,
    make_draft,
)
from learning.imports.refusal import ImportRefused
from learning.models import CourseImport
from learning.studio.access import WRITE
from learning.web.requests import LearnerRequest
from learning.web.throttle import is_throttled, register_scope

SCOPE: Final = register_scope("imports", gettext_lazy("Courses sent to be imported"))
_MOST: Final = 30
_PER_SECONDS: Final = 3600


_Given = ParamSpec("_Given")
_View = Callable[Concatenate[LearnerRequest, _Given], HttpResponse]


def _of_authors(view: _View[_Given]) -> _View[_Given]:
    """A page for who writes courses; others are refused, visitors sign in."""
    guarded = permission_required(WRITE, raise_exception=True)(never_cache(view))
    return login_required(guarded)


@_of_authors
def imports(request: LearnerRequest) -> HttpResponse:
    """The list, and the form that sends a small file as a whole; a script sends any by import_begin()."""
    if request.method != "POST":
        return render(request, "learning/imports.html", list_context(request.user))
    file = request.FILES.get("file")
    try:
        if not isinstance(file, UploadedFile):
            raise ImportRefused(_("Choose a file first."))
        row = _begin(request, file.name or "", file.size or 0)
        for number, start in enumerate(range(0, file.size or 0, LARGEST_PART)):
            file.seek(start)
            add_part(course_import=row, number=number, data=file.read(LARGEST_PART))
        finish_sending(course_import=row)
    except ImportRefused as refusal:
        return render(request, "learning/imports.html", _typed(request, str(refusal)), status=400)
    return redirect("learning:import", row.pk)


@_of_authors
@require_POST
def import_begin(request: LearnerRequest) -> JsonResponse:
    """For a script: where the parts of a file go, or a sentence why it is not taken."""
    size = request.POST.get("size", "")
    try:
        row = _begin(request, request.POST.get("name", ""), int(size) if size.isdecimal() and len(size) < 16 else 0)
    except ImportRefused as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=400)
    return JsonResponse({"parts": reverse("learning:import-part", args=[row.pk])})


@_of_authors
@require_POST
def import_part(request: LearnerRequest, pk: int) -> JsonResponse:
    """One part; without a number, that all of them were sent."""
    row = find_import(request.user, pk)
    number, part = request.POST.get("number", ""), request.FILES.get("part")
    try:
        if isinstance(part, UploadedFile) and number.isdecimal() and len(number) < 6:
            add_part(course_import=row, number=int(number), data=part.read(LARGEST_PART + 1))
        else:
            finish_sending(course_import=row)
    except ImportRefused as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=400)
    return JsonResponse({"page": reverse("learning:import", args=[pk])})


@_of_authors
@require_safe
def import_page(request: LearnerRequest, pk: int) -> HttpResponse:
    """How far it is, and the report. For htmx 204 while nothing has changed."""
    row = find_import(request.user, pk)
    if not request.htmx:
        return render(request, "learning/import.html", import_context(row))
    if row.is_moving and request.GET.get("seen") == _seen(row):
        return HttpResponse(status=204)
    return render(request, "learning/_import.html", import_context(row))


@_of_authors
@require_POST
def import_draft(request: LearnerRequest, pk: int) -> HttpResponse:
    """Have a draft made of what was read."""
    try:
        make_draft(course_import=find_import(request.user, pk))
    except ImportRefused as refusal:
        return render(request, "learning/imports.html", _typed(request, str(refusal)), status=409)
    return redirect("learning:import", pk)


@_of_authors
@require_POST
def import_discard(request: LearnerRequest, pk: int) -> HttpResponse:
    row = find_import(request.user, pk)
    discard_import(course_import=row)
    messages.success(request, _("“%(file)s” is discarded.") % {"file": row.file_name})
    return redirect("learning:imports")


def _begin(request: LearnerRequest, name: str, size: int) -> CourseImport:
    """Raises ImportRefused."""
    if is_throttled(request.user.pk, SCOPE, limit=_MOST, seconds=_PER_SECONDS):
        raise ImportRefused(_("You have sent many files of late. Please go on in an hour."))
    return begin_import(by=request.user, file_name=name, size=size, format_key=request.POST.get("format", ""))


def _typed(request: LearnerRequest, sentence: str) -> dict[str, object]:
    return list_context(request.user) | {"sentence": sentence, "chosen": request.POST.get("format", "")}


def _seen(row: CourseImport) -> str:
    return f"{row.state}-{row.parts_done}"
