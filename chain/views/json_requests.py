import json
from collections.abc import Collection

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse

from chain.signin.errors import SignInRefused

# More than any honest body has: an object of texts, which may name an IPv6 host or two.
_MOST_BRACKETS = 100


def is_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json"


def read_texts(request: HttpRequest, *names: str, optional: Collection[str] = ()) -> list[str]:
    """The named texts of a JSON or form body, in order; "" for an optional one that is missing.

    Raises SignInRefused "unreadable" or "too_large". A form's line ends come back as the page had them: HTML turns
    every one into CR LF on the way, which would change a signed text. JSON is taken to the letter.
    """
    if is_json(request):
        found = _json_object(request)
    else:
        found = {name: value.replace("\r\n", "\n") for name, value in request.POST.items() if isinstance(value, str)}
    texts = [found.get(name, "" if name in optional else None) for name in names]
    if not all(isinstance(text, str) for text in texts):
        raise SignInRefused("unreadable")
    return [str(text) for text in texts]


def refusal_as_json(refusal: SignInRefused) -> JsonResponse:
    return JsonResponse({"code": refusal.code, "sentence": refusal.sentence}, status=refusal.status)


def _json_object(request: HttpRequest) -> dict[str, object]:
    try:
        raw = request.body
    except RequestDataTooBig as error:
        raise SignInRefused("too_large") from error
    # Where a library has raised Python's recursion limit, deep nesting would crash the process instead of raising.
    if raw.count(b"[") + raw.count(b"{") > _MOST_BRACKETS:
        raise SignInRefused("unreadable")
    try:
        body = json.loads(raw)
    except ValueError as error:  # bytes that are not UTF-8 as well
        raise SignInRefused("unreadable") from error
    if not isinstance(body, dict):
        raise SignInRefused("unreadable")
    return body
