from typing import Any, ClassVar

from django.db import models


class KeptByDatabase(models.Model):
    """A row whose counters triggers keep while somebody edits it: save() leaves `kept` as it is meanwhile.

    Saved whole, a row read a moment ago would undo what was counted since. QuerySet.update() still writes anything.
    """

    kept: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        is_whole = not args and options.get("update_fields") is None and not options.get("force_insert")
        if is_whole and not self._state.adding:
            passed_over = {*self.kept, *self.get_deferred_fields()}
            options["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and not field.generated and not passed_over & {field.name, field.attname}
            ]
        super().save(*args, **options)
