"""The group that moderates the forum: from its pages, and as staff in the admin."""

from typing import Any, Final

from django.apps import AppConfig
from django.apps import apps as apps_of_today
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

from community.access.member import MODERATORS

PERMISSIONS: Final = (
    "moderate",
    "view_discussion",
    "change_discussion",
    "view_reply",
    "change_reply",
    "view_postreport",
    "view_moderationlogentry",
    "view_suspension",
    "view_postrevision",
)


def create_group(*, app_config: AppConfig, using: str, apps: Apps = apps_of_today, **_: Any) -> None:
    """After each migrate: make the group "Moderators" when it is missing, and give it what it lacks of PERMISSIONS.

    What an admin gave it besides stays.
    """
    try:
        group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:  # the tables of people are not made yet
        return
    # This app is told before the one that makes permissions.
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    group, _is_new = group_model._default_manager.using(using).get_or_create(name=MODERATORS)
    permissions = permission_model._default_manager.using(using).filter(content_type__app_label=app_config.label)
    group.permissions.add(*permissions.filter(codename__in=PERMISSIONS))
