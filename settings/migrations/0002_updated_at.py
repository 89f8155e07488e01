from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0001_platform_settings")]

    operations = [
        install("settings", "update_updated_at_column", undo="DROP FUNCTION update_updated_at_column()"),
        install("settings", "platform_setting", undo="DROP FUNCTION platform_setting(text)"),
        install(
            "settings",
            "updated_at_triggers",
            undo="DROP TRIGGER platform_settings_updated_at ON platform_settings",
        ),
    ]
