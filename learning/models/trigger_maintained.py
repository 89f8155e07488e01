from typing import Any, ClassVar

from django.db import models


class TriggerMaintainedModel(models.Model):
    """A model whose `trigger_fields` are written by database triggers alone.

    save() of a row that exists ignores values assigned to them: saved whole, a row read a moment ago would undo what
    was counted since. Write them with QuerySet.update(), or name them in `update_fields`, where that is really meant.
    """

    trigger_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        is_whole = not args and options.get("update_fields") is None and not options.get("force_insert")
        if is_whole and not self._state.adding:
            passed_over = {*self.trigger_fields, *self.get_deferred_fields()}
            options["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and not field.generated and not passed_over & {field.name, field.attname}
            ]
        super().save(*args, **options)
