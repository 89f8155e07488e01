from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0008_setting_changes")]

    operations = [
        install(
            "settings",
            "note_setting_change",
            undo="DROP TRIGGER note_setting_change ON platform_settings; DROP FUNCTION note_setting_change()",
            sha256="3b3858e8ea2feb1777e569945fd2e2a559923d946f5c29847cbd40465226e811",
        ),
        install(
            "settings",
            "keep_setting_changes",
            undo=(
                "DROP TRIGGER keep_setting_changes_for_good ON setting_changes;"
                " DROP TRIGGER keep_setting_changes ON setting_changes"
            ),
            sha256="d909fecfc4bf79e13abb520b528f3f440bcdde9416180997befc0e02bc66d40f",
        ),
        install(
            "settings",
            "setting_change_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="0d59fa7dfd10b43407fae308592802aa4848f662367c00371f7b8d3bc9d34c1c",
        ),
    ]
