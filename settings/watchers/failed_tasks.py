"""Work that is owed and keeps failing, or that nobody does."""

from datetime import timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from settings.attention import Concern, NotDone, Remedy, Watcher
from settings.models import OwedTask
from settings.owed_again import do_again, forget

# The first tries fail by chance, such as while a server restarts.
TOO_OFTEN: Final = 3
# Workers sweep every ten seconds.
LEFT_ALONE: Final = timedelta(minutes=10)


def find_failed_tasks(most: int) -> list[Concern]:
    failing = Q(due_at=None) | Q(attempts__gte=TOO_OFTEN) | Q(due_at__lt=timezone.now() - LEFT_ALONE)
    return [
        Concern(key=str(owed.pk), words=_words(owed), about=owed, since=owed.created_at)
        for owed in OwedTask.objects.filter(failing).order_by("created_at", "pk")[:most]
    ]


def _words(owed: OwedTask) -> str:
    what = owed.task.rpartition(".")[2].replace("_", " ")
    arguments = ", ".join(map(str, owed.arguments))
    nothing = _("a worker is at it, or died over it") if owed.attempts else _("no worker has taken it yet")
    return f"{what} ({arguments}): {owed.trouble or nothing}"


def _do_again(concern: Concern, _by: int, _typed: str) -> str:
    if not do_again(owed_id=int(concern.key)):
        raise NotDone(_("It is done, was forgotten, or a worker is at it."))
    return _("A worker does it now.")


def _forget(concern: Concern, _by: int, _typed: str) -> str:
    if not forget(owed_id=int(concern.key)):
        raise NotDone(_("It is done, or was forgotten."))
    return _("It is forgotten.")


FAILED_TASKS = Watcher(
    key="failed-tasks",
    title=gettext_lazy("Tasks that fail"),
    meaning=gettext_lazy("Workers have tried them several times. When the reason is mended, have them done again."),
    permission="settings.view_owedtask",
    find=find_failed_tasks,
    url=lambda: reverse("admin:settings_owedtask_changelist"),
    remedies=(
        Remedy(
            key="again",
            label=gettext_lazy("Do it again"),
            warning=gettext_lazy("A worker tries it at once, and again later if it fails. Nothing is done twice."),
            permission="settings.delete_owedtask",
            do=_do_again,
        ),
        Remedy(
            key="forget",
            label=gettext_lazy("Forget it"),
            warning=gettext_lazy("It is never done: who was to be told something by it does not hear of it."),
            permission="settings.delete_owedtask",
            do=_forget,
        ),
    ),
    is_urgent=True,
)
