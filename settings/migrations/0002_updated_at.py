from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0001_platform_settings")]

    operations = [
        install(
            "settings",
            "update_updated_at_column",
            undo="DROP FUNCTION update_updated_at_column()",
            sha256="22cda977655be2d176eabc97dd30608a22e6e506231e9aa3d41b138880a61abd",
        ),
        install(
            "settings",
            "platform_setting",
            undo="DROP FUNCTION platform_setting(text)",
            sha256="9be7b6ea681691eeca38d0c7cac6482ce1163d1467e9de7cfc2d5bf525699976",
        ),
        install(
            "settings",
            "updated_at_triggers",
            undo="DROP TRIGGER platform_settings_updated_at ON platform_settings",
            sha256="bdf9009086861429ae09bebec047276715d4d0411a253d74935789612191586d",
        ),
    ]
