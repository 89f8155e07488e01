from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from chain.models.transaction import TransactionStatus, TransactionType
from chain.transactions.csv_export import write_csv
from chain.transactions.listing import explorer_link, filter_log, read_log, transactions_of
from learning.web.requests import LearnerRequest, page_number


@never_cache
@require_safe
@login_required
@vary_on_headers("HX-Request")
def transactions(request: LearnerRequest) -> HttpResponse:
    """The log; a type or status nobody knows is read as all."""
    wanted = _filters(request)
    page = read_log(learner=request.user, **wanted, page_number=page_number(request))
    context: dict[str, Any] = {
        "page": page,
        "lines": [(row, explorer_link(row)) for row in page],
        **wanted,
        "kinds": TransactionType.choices,
        "statuses": TransactionStatus.choices,
    }
    template = "chain/_transaction_lines.html" if request.htmx else "chain/transactions.html"
    return render(request, template, context)


@never_cache
@require_safe
@login_required
def transaction(request: LearnerRequest, pk: int) -> HttpResponse:
    """One's own; anybody else's does not exist."""
    row = get_object_or_404(transactions_of(request.user), pk=pk)
    return render(request, "chain/transaction.html", {"row": row, "explorer_url": explorer_link(row)})


@never_cache
@require_safe
@login_required
def transactions_export(request: LearnerRequest) -> StreamingHttpResponse:
    """What the filters let through, all pages, as a spreadsheet."""
    rows = filter_log(transactions_of(request.user), **_filters(request))
    name = f"web3versity-transactions-{timezone.now():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        write_csv(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _filters(request: LearnerRequest) -> dict[str, str]:
    return {"kind": request.GET.get("type", ""), "status": request.GET.get("status", "")}
