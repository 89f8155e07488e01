"""ModerationAct is called ModerationLogEntry; its table, constraints, indexes and triggers stay as they are."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def rename_permissions(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """So that whoever was given one keeps it. Django renames the content type by itself, and not its permissions."""
    _rename(apps, editor, "moderationact", "moderationlogentry")


def name_permissions_back(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _rename(apps, editor, "moderationlogentry", "moderationact")


def _rename(apps: Apps, editor: BaseDatabaseSchemaEditor, old: str, new: str) -> None:
    permissions = apps.get_model("auth", "Permission")._default_manager.using(editor.connection.alias)
    for permission in permissions.filter(content_type__app_label="community", codename__endswith=f"_{old}"):
        permission.codename = permission.codename.removesuffix(old) + new
        permission.save(update_fields=["codename"])


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0015_notification_kinds_by_shape"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("ModerationAct", "ModerationLogEntry"),
        *(
            migrations.AlterField(
                "ModerationLogEntry",
                name,
                models.ForeignKey(to, models.SET_NULL, null=True, related_name="moderation_log", db_index=False),
            )
            for name, to in (
                ("actor", settings.AUTH_USER_MODEL),
                ("discussion", "community.discussion"),
                ("reply", "community.reply"),
            )
        ),
        migrations.RunPython(rename_permissions, name_permissions_back),
    ]
