"""The roles of the table as groups, made after each migrate."""

from typing import Any

from django.apps import apps as apps_of_today
from django.apps.registry import Apps

from web3versity.roles import ROLES, Role
from web3versity.schema_docs.domains import DOMAINS


def create_role_groups(*, using: str, apps: Apps = apps_of_today, **_: Any) -> None:
    """Give each role its group, with exactly its permissions. Repeats without harm, in six queries.

    A permission that is not there yet (while migrating back, or half-way) is passed over.
    """
    try:
        group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:
        return
    groups = group._default_manager.using(using)
    groups.bulk_create([group(name=role.name) for role in ROLES], ignore_conflicts=True)
    ids = dict(groups.filter(name__in=[role.name for role in ROLES]).values_list("name", "pk"))
    known = {
        f"{app}.{codename}": pk
        for app, codename, pk in permission._default_manager.using(using).values_list(
            "content_type__app_label", "codename", "pk"
        )
    }
    wanted = {(ids[role.name], known[name]) for role in ROLES for name in _permissions_of(role, known) if name in known}
    given = group.permissions.through._default_manager.using(using)
    there = set(given.filter(group_id__in=ids.values()).values_list("group_id", "permission_id", "pk"))
    given.filter(
        pk__in=[pk for group_id, permission_id, pk in there if (group_id, permission_id) not in wanted]
    ).delete()
    lacking = wanted - {(group_id, permission_id) for group_id, permission_id, _pk in there}
    given.bulk_create(
        [given.model(group_id=group_id, permission_id=permission_id) for group_id, permission_id in sorted(lacking)],
        ignore_conflicts=True,
    )


def _permissions_of(role: Role, known: dict[str, int]) -> set[str]:
    rooms = {domain.app_label for domain in DOMAINS} if role.has_the_rooms else set()
    return ({name for name in known if name.partition(".")[0] in rooms} | role.permissions) - role.never
