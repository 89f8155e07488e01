from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from chain.models import PracticalAttempt
from chain.networks import practice_network
from chain.practicals.begin import BeginRefused, begin_attempt, keep_up
from chain.practicals.handing_in import hand_in, read_hash
from chain.practicals.looking import look
from chain.practicals.notes import NoteRefused, issue_note, take_signature
from chain.practicals.page import page_of
from chain.practicals.recording import Looked
from chain.practicals.replay import leave_replay, network_for_replay
from chain.signin.errors import SignInRefused
from chain.views.json_requests import is_json, read_texts, refusal_as_json
from learning.attempts.page import body_context
from learning.lessons.access import LessonAccess, find_lesson
from learning.lessons.page import lesson_context
from learning.web.client_ip import client_network
from learning.web.requests import Request


@require_POST
def practical_begin(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """A new attempt; with `replay` on the credential network, for whoever has done the lesson; `leave` ends that."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    learner = access.learner
    if learner is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    if not access.can_complete or access.lesson.lesson_type != "practical":
        return redirect(access.lesson)
    if "leave" in request.POST:
        leave_replay(access.lesson, learner)
        return redirect(access.lesson)
    is_replay = bool(request.POST.get("replay"))
    network = network_for_replay(access.lesson, learner) if is_replay else practice_network()
    if network is None:
        return redirect(access.lesson)
    try:
        begin_attempt(
            learner=learner,
            lesson=access.lesson,
            network=network,
            session_mark=session_mark(request),
            place=client_network(request),
        )
    except BeginRefused as refusal:
        return lesson_page(request, access, problem=refusal.sentence, status=refusal.status)
    return redirect(f"{access.lesson.get_absolute_url()}#practical")


@never_cache
@require_POST
def practical_look(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """Look at the chain now; with `transaction`, `answer-<check>` and `declined` as they were handed in.

    htmx gets the list, 204 when nothing in it is new, and is sent on when the lesson is done.
    """
    access, attempt = own_attempt(request, course_slug, lesson_slug, attempt_id)
    if attempt is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    typed = request.POST.get("transaction", "")
    answers = {name.removeprefix("answer-"): str(value) for name, value in request.POST.items() if is_answer(name)}
    declined = request.POST.get("declined", "")
    try:
        found = read_hash(typed) if typed.strip() else ""
    except ValueError as error:
        return refused(request, access, attempt, str(error), typed)
    is_pressing = bool(found or answers or declined or "press" in request.POST)
    if found or answers or declined:
        hand_in(attempt=attempt, transaction_hash=found, answers=answers, declined=declined)
    looked = look(attempt=attempt, is_pressing=is_pressing)
    if looked.attempt.is_open:
        return list_or_page(request, access, looked)
    return sent_on(request, access, looked)


@require_POST
def practical_hand_in(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """JSON {transaction} or {declined} of the page's script, which then has the page look."""
    _access, attempt = own_attempt(request, course_slug, lesson_slug, attempt_id)
    if attempt is None:
        return signed_out()
    try:
        typed, declined = read_texts(request, "transaction", "declined", optional=("transaction", "declined"))
        hand_in(attempt=attempt, transaction_hash=read_hash(typed) if typed else "", declined=declined)
    except SignInRefused as refusal:
        return refusal_as_json(refusal)
    except ValueError as error:
        return JsonResponse({"sentence": str(error)}, status=422)
    return JsonResponse({"ok": True})


@never_cache
@require_POST
def practical_note(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """{request} -> {message, nonce}: a fresh note to sign, in this session alone. As a form, the page shows it."""
    access, attempt = own_attempt(request, course_slug, lesson_slug, attempt_id)
    if attempt is None:
        return signed_out() if is_json(request) else redirect_to_login(access.lesson.get_absolute_url())
    try:
        (request_id,) = read_texts(request, "request")
        note = issue_note(
            attempt=attempt,
            request_id=request_id,
            session_mark=session_mark(request),
            path=access.lesson.get_absolute_url(),
            now=timezone.now(),
        )
    except SignInRefused as refusal:
        return refusal_as_json(refusal)
    except NoteRefused as refusal:
        return note_refused(request, access, refusal)
    if is_json(request):
        return JsonResponse({"message": note.message, "nonce": note.nonce})
    return redirect(f"{access.lesson.get_absolute_url()}#practical-note")


@never_cache
@require_POST
def practical_signature(request: Request, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """{nonce, signature}: one answer for each note, right or wrong."""
    access, attempt = own_attempt(request, course_slug, lesson_slug, attempt_id)
    if attempt is None:
        return signed_out() if is_json(request) else redirect_to_login(access.lesson.get_absolute_url())
    try:
        nonce, signature = read_texts(request, "nonce", "signature")
        mark, now = session_mark(request), timezone.now()
        take_signature(attempt=attempt, nonce=nonce, signature=signature, session_mark=mark, now=now)
    except SignInRefused as refusal:
        return refusal_as_json(refusal)
    except NoteRefused as refusal:
        return note_refused(request, access, refusal)
    if is_json(request):
        return JsonResponse({"ok": True})
    looked = look(attempt=attempt, is_pressing=True)
    return sent_on(request, access, looked) if not looked.attempt.is_open else redirect(access.lesson)


def own_attempt(
    request: Request, course_slug: str, lesson_slug: str, attempt_id: int
) -> tuple[LessonAccess, PracticalAttempt | None]:
    """The learner's attempt at the lesson, which they may do; None for visitors. Raises Http404."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.learner is None:
        return access, None
    attempts = PracticalAttempt.objects.select_related("lesson__course", "user")
    attempt = attempts.filter(pk=attempt_id, user=access.learner, lesson=access.lesson).first()
    if attempt is None or not access.can_complete or access.lesson.lesson_type != "practical":
        raise Http404(_("There is no such attempt."))
    keep_up(attempt)
    return access, attempt


def session_mark(request: Request) -> str:
    """What tells this sign-in from others, without being its key."""
    key = request.session.session_key or ""
    return salted_hmac("chain.practicals.session", key, algorithm="sha256").hexdigest()[:32]


def list_or_page(request: Request, access: LessonAccess, looked: Looked) -> HttpResponse:
    page = page_of(looked.attempt, trouble=looked.trouble)
    if request.htmx:
        if page is None or request.POST.get("mark") == page.mark:
            return HttpResponse(status=204)
        context = {"page": page, "course": access.course, "lesson": access.lesson, "is_answer": True}
        return render(request, "chain/practical/_list.html", context)
    if looked.trouble:
        return lesson_page(request, access, trouble=looked.trouble, status=503)
    return redirect(f"{access.lesson.get_absolute_url()}#practical")


def sent_on(request: Request, access: LessonAccess, looked: Looked) -> HttpResponse:
    """To the lesson, where it says that it is done, or to the finished course."""
    where = access.lesson.get_absolute_url()
    if completed := looked.completed:
        if completed.reward.xp:
            request.session["reward"] = completed.reward.as_json()
        if completed.finished_course:
            where = reverse("learning:course-finished", args=[access.course.slug])
    return HttpResponseClientRedirect(where) if request.htmx else redirect(where)


def lesson_page(request: Request, access: LessonAccess, *, status: int, **news: Any) -> HttpResponse:
    """The lesson with news of what was just tried."""
    context = lesson_context(access) | body_context(access) | news
    return render(request, "learning/lesson.html", context, status=status)


def refused(request: Request, access: LessonAccess, attempt: PracticalAttempt, why: str, typed: str) -> HttpResponse:
    if not request.htmx:
        return lesson_page(request, access, problem_of_hash=why, typed_hash=typed, status=422)
    context = {
        "page": page_of(attempt),
        "course": access.course,
        "lesson": access.lesson,
        "problem_of_hash": why,
        "typed_hash": typed,
    }
    answer = render(request, "chain/practical/_hand_in.html", context, status=422)
    answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#practical-hand-in", "outerHTML"
    return answer


def note_refused(request: Request, access: LessonAccess, refusal: NoteRefused) -> HttpResponse:
    if is_json(request):
        return JsonResponse({"sentence": str(refusal.sentence)}, status=refusal.status)
    return lesson_page(request, access, problem=refusal.sentence, status=refusal.status)


def signed_out() -> JsonResponse:
    return JsonResponse({"sentence": _("You are signed out. Reload the page and sign in again.")}, status=403)


def is_answer(name: str) -> bool:
    return name.startswith("answer-")
